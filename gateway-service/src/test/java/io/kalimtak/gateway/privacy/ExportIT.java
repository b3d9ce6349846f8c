package io.kalimtak.gateway.privacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.local.testing.Broker;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole installation's lines through one door, and what is said when a service does not give them. */
@QuarkusTest
@QuarkusTestResource(
        value = KalimtakServers.class,
        initArgs = @ResourceArg(name = "service", value = "gateway"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = PeopleBehind.class, restrictToAnnotatedClass = true)
class ExportIT {
    @Inject
    GatewayProbe probe;

    @Inject
    Pseudonyms pseudonyms;

    private final String user = "user/" + UUID.randomUUID();
    private final String somebody = "somebody " + UUID.randomUUID();

    @BeforeEach
    void serveTheBaseVersion() {
        probe.serve(GatewayProbe.base());
        await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void mend() {
        Broker.resume();
        await().untilAsserted(() -> given().get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'journal' }.data.in_use", is(false)));
        for (String service : List.of("interaction", "feedback", "curation", "training", "registry")) {
            turn(service, "whole");
        }
    }

    @Test
    void shouldGiveTheLinesOfAllServicesAndTellThoseThatKnowSetsWhichToLookFor() {
        answer(user);
        answer(somebody);

        List<JsonPath> lines = export();

        assertThat(lines)
                .extracting(line -> line.getString("kind") + " " + line.getString("service"))
                .containsExactly(
                        "idempotent_answer gateway-service",
                        "asked interaction",
                        "asked feedback",
                        "asked curation",
                        "training_set_row null",
                        "asked training",
                        "asked registry",
                        "end null");
        assertThat(lines.getFirst().getString("source")).isEqualTo("gateway.idempotency_answers");
        assertThat(lines.get(1).getMap("data"))
                .isEqualTo(Map.of(
                        "subject_id", pseudonyms.subject(user), "training_sets", List.of(), "eval_rows", List.of()));
        assertThat(lines.get(5).getMap("data"))
                .isEqualTo(Map.of(
                        "subject_id",
                        pseudonyms.subject(user),
                        "training_sets",
                        List.of(PeopleBehind.SET),
                        "eval_rows",
                        List.of(PeopleBehind.ROW)));
        JsonPath end = lines.getLast();
        assertThat(end.getBoolean("complete")).isTrue();
        assertThat(end.getLong("lines")).isEqualTo(7);
        assertThat(end.getList("missing")).isEmpty();
        assertThat(end.getList("not_read")).containsExactly("journals of other gateways", "dead letters");
        assertThat(end.getList("services.lines")).containsExactly(1, 1, 1, 2, 1, 1);
        assertThat(lines).noneMatch(line -> line.prettify().contains(somebody));
    }

    @Test
    void shouldNotPretendToBeCompleteWhenAServiceRefusesOrBreaksOff() {
        turn("interaction", "refuse");
        turn("registry", "cut");

        List<JsonPath> lines = export();

        assertThat(lines)
                .extracting(line -> line.getString("kind") + " " + line.getString("service"))
                .containsExactly(
                        "asked feedback",
                        "asked curation",
                        "training_set_row null",
                        "asked training",
                        "asked registry",
                        "end null");
        JsonPath end = lines.getLast();
        assertThat(end.getBoolean("complete")).isFalse();
        assertThat(end.getList("missing")).containsExactly("interaction-service", "model-registry");
        assertThat(end.getList("services.problem"))
                .containsExactly(
                        null,
                        "it answered with status 500",
                        null,
                        null,
                        null,
                        "it broke off in the middle of its answer");
    }

    @Test
    void shouldMissWhatKnowsSetsAloneWhenCurationDoesNotNameThem() {
        turn("curation", "cut");

        JsonPath end = export().getLast();

        assertThat(end.getBoolean("complete")).isFalse();
        assertThat(end.getList("missing"))
                .containsExactly("curation-service", "training-orchestrator", "model-registry");
    }

    @Test
    void shouldGiveWhatTheJournalHoldsWhileKafkaIsAway() {
        Broker.pause();
        answer(user);
        answer(somebody);

        List<JsonPath> lines = export().stream()
                .filter(line -> line.getString("kind").equals("journal_record"))
                .toList();

        assertThat(lines)
                .extracting(line -> line.getString("source"))
                .containsExactlyInAnyOrder("journal/kalimtak.interactions.v1", "journal/kalimtak.identities.v1");
        assertThat(lines).anyMatch(line -> ("words of " + user).equals(line.getString("data.input_text")));
        assertThat(lines).anyMatch(line -> user.equals(line.getString("data.user_id")));
        assertThat(lines).noneMatch(line -> line.prettify().contains(somebody));
    }

    private void answer(String userId) {
        given().header("Authorization", "Bearer " + GatewayProbe.APP_KEY)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(Map.of("input_text", "words of " + userId, "user_id", userId))
                .post("/api/generate")
                .then()
                .statusCode(200);
    }

    private List<JsonPath> export() {
        return given().header("Authorization", "Bearer " + GatewayProbe.PRIVACY_KEY)
                .get("/api/privacy/users/{user_id}/export", user)
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson")
                .extract()
                .asString()
                .lines()
                .map(JsonPath::from)
                .toList();
    }

    private static void turn(String service, String mode) {
        String url = ConfigProvider.getConfig().getValue("kalimtak.services." + service + ".url", String.class);
        given().get(url + "/mode/" + mode).then().statusCode(200);
    }
}
