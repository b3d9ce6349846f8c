package io.kalimtak.gateway.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.local.testing.Database;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
class AuditIT {
    private static final String AUDIT = "/api/admin/audit";

    @Inject
    Pseudonyms pseudonyms;

    @Test
    void shouldRecordWhatWasAskedAndWhatCameOfIt() {
        as(GatewayProbe.ADMIN_KEY).body("{}").post("/api/admin/curate-training-data?min_score=5");

        List<Map<String, Object>> entries = newest(2);
        Map<String, Object> answered = entries.get(0);
        Map<String, Object> asked = entries.get(1);
        assertThat(asked)
                .containsEntry("phase", "asked")
                .containsEntry("method", "POST")
                .containsEntry("path", "/api/admin/curate-training-data")
                .containsEntry("role", "admin")
                .containsEntry("status", null);
        assertThat((String) asked.get("actor")).startsWith("key:");
        assertThat(answered)
                .containsEntry("phase", "answered")
                .containsEntry("status", 202)
                .containsEntry("call_id", asked.get("call_id"))
                .containsEntry("previous_hash", asked.get("hash"));
    }

    @Test
    void shouldRecordWhoPausedASchedule() {
        as(GatewayProbe.ADMIN_KEY).body("{\"paused\": true}").put("/api/admin/schedules/weekly-training");

        assertThat(newest(1).getFirst())
                .containsEntry("phase", "answered")
                .containsEntry("method", "PUT")
                .containsEntry("path", "/api/admin/schedules/weekly-training")
                .containsEntry("role", "admin");
    }

    @Test
    void shouldNameAPersonByPseudonymAlone() {
        as(GatewayProbe.PRIVACY_KEY).body("{}").put("/api/privacy/users/a%2Fb+c/consent");

        assertThat(newest(1).getFirst())
                .containsEntry("role", "privacy")
                .containsEntry("path", "/api/privacy/users/subject:" + pseudonyms.subject("a/b+c") + "/consent");
    }

    @Test
    void shouldRecordARefusal() {
        as(GatewayProbe.APP_KEY).get("/api/admin/interactions").then().statusCode(403);

        assertThat(newest(1).getFirst())
                .containsEntry("phase", "refused")
                .containsEntry("role", "app")
                .containsEntry("status", 403);
    }

    @Test
    void shouldRecordNothingOfApplicationsAndOfStrangers() {
        String before = Database.value("SELECT count(*) FROM gateway.audit_trail");

        as(GatewayProbe.APP_KEY).body("{\"x\":1}").post("/api/generate").then().statusCode(400);
        as("klm_admin_unknown").get("/api/admin/interactions").then().statusCode(401);

        assertThat(Database.value("SELECT count(*) FROM gateway.audit_trail")).isEqualTo(before);
    }

    @Test
    void shouldBeAppendOnlyAndFindWhatWasChangedAllTheSame() throws SQLException {
        as(GatewayProbe.ADMIN_KEY).body("{}").post("/api/admin/curate-training-data");
        as(GatewayProbe.ADMIN_KEY)
                .get(AUDIT + "/verification")
                .then()
                .statusCode(200)
                .body("intact", equalTo(true))
                .body("broken_at", nullValue());
        assertThatThrownBy(() -> Database.rows("DELETE FROM gateway.audit_trail RETURNING seq"))
                .hasRootCauseMessage("ERROR: the audit trail is append-only\n  Where: PL/pgSQL function"
                        + " gateway.refuse_change_of_audit_trail() line 3 at RAISE");

        int victim = (int) newest(1).getFirst().get("seq");
        change("UPDATE gateway.audit_trail SET path = path || '!' WHERE seq = " + victim);
        try {
            as(GatewayProbe.ADMIN_KEY)
                    .get(AUDIT + "/verification")
                    .then()
                    .body("intact", equalTo(false))
                    .body("broken_at", equalTo(victim));
        } finally {
            change("UPDATE gateway.audit_trail SET path = rtrim(path, '!') WHERE seq = " + victim);
        }
        assertThat(as(GatewayProbe.ADMIN_KEY)
                        .get(AUDIT + "/verification")
                        .jsonPath()
                        .getBoolean("intact"))
                .isTrue();
    }

    @Test
    void shouldExportEveryEntryOldestFirst() {
        as(GatewayProbe.ADMIN_KEY).body("{}").post("/api/admin/curate-training-data");

        List<JsonPath> lines = as(GatewayProbe.ADMIN_KEY)
                .get(AUDIT + "/export")
                .asString()
                .lines()
                .map(JsonPath::from)
                .toList();

        assertThat(lines.getFirst().getLong("seq")).isEqualTo(1);
        assertThat(lines.getFirst().getString("previous_hash")).isEqualTo("0".repeat(64));
        for (int i = 1; i < lines.size(); i++) {
            assertThat(lines.get(i).getLong("seq")).isEqualTo(i + 1L);
            assertThat(lines.get(i).getString("previous_hash"))
                    .isEqualTo(lines.get(i - 1).getString("hash"));
        }
    }

    @Test
    void shouldPageBackwards() {
        as(GatewayProbe.ADMIN_KEY).body("{}").post("/api/admin/curate-training-data");
        JsonPath first = as(GatewayProbe.ADMIN_KEY).get(AUDIT + "?limit=2").jsonPath();

        JsonPath second = as(GatewayProbe.ADMIN_KEY)
                .get(AUDIT + "?limit=2&cursor=" + first.getString("next_cursor"))
                .jsonPath();

        assertThat(second.getInt("items[0].seq")).isEqualTo(first.getInt("items[1].seq") - 1);
        as(GatewayProbe.ADMIN_KEY)
                .get(AUDIT + "?cursor=nonsense")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("cursor"));
    }

    /** The newest entries; the look itself has written one, which is left out. */
    private static List<Map<String, Object>> newest(int count) {
        return as(GatewayProbe.ADMIN_KEY)
                .get(AUDIT + "?limit=" + (count + 1))
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .subList(1, count + 1);
    }

    /** As one who owns the database could. */
    private static void change(String sql) throws SQLException {
        try (Connection connection = Database.connect()) {
            Database.execute(connection, "ALTER TABLE gateway.audit_trail DISABLE TRIGGER audit_trail_append_only");
            Database.execute(connection, sql);
            Database.execute(connection, "ALTER TABLE gateway.audit_trail ENABLE TRIGGER audit_trail_append_only");
        }
    }

    private static RequestSpecification as(String key) {
        return given().urlEncodingEnabled(false)
                .contentType("application/json")
                .header("Authorization", "Bearer " + key);
    }
}
