package io.kalimtak.gateway.idempotency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.events.v1.Interaction;
import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.local.testing.Database;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway that dies when its records are durable and its answer is not given: the request is answered once more. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
class RedoneWorkIT {
    @Inject
    GatewayProbe probe;

    @BeforeEach
    void serveTheBaseVersion() {
        probe.serve(GatewayProbe.base());
        Awaitility.await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void shouldRecordUnderTheSameIdMomentAndSessionWhenWorkIsDoneAgain() throws SQLException {
        String key = UUID.randomUUID().toString();
        JsonPath first = ask(key);
        try (Connection connection = Database.connect()) {
            Database.execute(
                    connection,
                    "UPDATE gateway.idempotency_answers SET answer = NULL, claimed_at = '-infinity'"
                            + " WHERE idempotency_key = '" + key + "'");
        }

        JsonPath again = ask(key);

        String id = first.getString("interaction_id");
        assertThat(again.getString("interaction_id")).isEqualTo(id);
        assertThat(again.getString("created_at")).isEqualTo(first.getString("created_at"));
        assertThat(again.getString("session_id")).isEqualTo(first.getString("session_id"));
        List<Interaction> recorded = probe.read(Topic.INTERACTIONS, Interaction.class).stream()
                .filter(one -> one.getInteractionId().toString().equals(id))
                .toList();
        assertThat(recorded).hasSize(2);
        // The table's key is both: another moment would be another row.
        assertThat(recorded)
                .extracting(Interaction::getCreatedAt)
                .containsOnly(Instant.parse(first.getString("created_at")));
        assertThat(recorded)
                .extracting(Interaction::getSessionId)
                .containsOnly(UUID.fromString(first.getString("session_id")));
    }

    private static JsonPath ask(String key) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + GatewayProbe.APP_KEY)
                .header("Idempotency-Key", key)
                .body(Map.of("input_text", "plan a week of meals"))
                .post("/api/generate")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
