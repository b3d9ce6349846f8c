package io.kalimtak.gateway.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.local.testing.Broker;
import io.kalimtak.local.testing.Database;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a journal that takes nothing: while Kafka hangs, an answer that must be kept cannot be given. */
@QuarkusTest
@TestProfile(MetricsIT.NothingIsKept.class)
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
class MetricsIT {
    private static final String PATH = "/api/admin/metrics";
    private static final String SINCE = "2010-01-01T00:00:00Z";
    private static final String UNTIL = "2100-01-01T00:00:00Z";
    private static final String BASE = "groups.find { it.key == 'embedded-base-1' }";
    private static final String UNKEPT = "{\"input_text\": \"hi\", \"user_id\": \"private-person\"}";

    public static class NothingIsKept implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kalimtak.gateway.journal.max-size", "1", "kalimtak.gateway.durable-within", "100ms");
        }
    }

    @Inject
    GatewayProbe probe;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    RequestCounts counts;

    @Inject
    ReportCounts report;

    @ConfigProperty(name = ServicesBehind.ARTIFACTS)
    String folder;

    @BeforeEach
    void serveTheBaseVersion() {
        probe.serve(GatewayProbe.base());
        Awaitility.await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    /** Or retention would find what was counted in years long past. */
    @AfterEach
    void forgetThePast() throws SQLException {
        try (var connection = Database.connect()) {
            Database.execute(connection, "DELETE FROM gateway.request_counts WHERE minute < '2010-01-01T00:00:00Z'");
        }
    }

    @Test
    void shouldTellAnswersFromTheCallersMistakesAndFromFailures() {
        refuseCollection("private-person");
        JsonPath before = byVersion();

        for (int i = 0; i < 2; i++) {
            ask(GatewayProbe.APP_KEY, UNKEPT).statusCode(200);
        }
        askWithNowhereToKeepIt(3);
        ask(GatewayProbe.APP_KEY, "{}").statusCode(400);
        ask(GatewayProbe.ADMIN_KEY, UNKEPT).statusCode(403);
        ask("klm_app_unknown", UNKEPT).statusCode(401);
        JsonPath after = byVersion();

        assertThat(grown(before, after, "total.requests.answered")).isEqualTo(2);
        assertThat(grown(before, after, "total.requests.refused")).isEqualTo(2);
        assertThat(grown(before, after, "total.requests.failed")).isEqualTo(3);
        assertThat(grown(before, after, "total.requests.failed_by_status.'503'"))
                .isEqualTo(3);
        assertThat(grown(before, after, BASE + ".requests.answered")).isEqualTo(2);
        assertThat(grown(before, after, BASE + ".requests.failed")).isEqualTo(3);
        assertThat(grown(before, after, "groups.find { it.key == null }.requests.refused"))
                .isEqualTo(2);
        double failed = after.getInt("total.requests.failed");
        assertThat(after.getDouble("total.requests.error_rate"))
                .isCloseTo(failed / (failed + after.getInt("total.requests.answered")), within(1e-6));
    }

    @Test
    void shouldTellTheRegistryWhatHasGrownOnce() throws IOException {
        refuseCollection("private-person");
        ask(GatewayProbe.APP_KEY, UNKEPT).statusCode(200);
        askWithNowhereToKeepIt(1);
        ask(GatewayProbe.APP_KEY, "{}").statusCode(400);

        report.report();
        List<String> told = Files.readAllLines(Path.of(folder, ServicesBehind.TOLD));
        report.report();

        assertThat(told.getLast()).contains("\"version\":\"embedded-base-1\"");
        assertThat(String.join("", told)).contains("\"status\":200").contains("\"status\":503");
        assertThat(Files.readAllLines(Path.of(folder, ServicesBehind.TOLD))).isEqualTo(told);
    }

    @Test
    void shouldShowGroupsOfInteractionsBesideThoseOfRequestsAlone() {
        refuseCollection("private-person");

        JsonPath figures = byVersion();

        assertThat(figures.getString("groups[0].key")).isEqualTo("other-version");
        assertThat(figures.getInt("groups[0].interactions")).isEqualTo(20);
        assertThat(figures.getFloat("groups[0].satisfaction.liked_low")).isEqualTo(0.375f);
        assertThat(figures.getInt("groups[0].requests.answered")).isZero();
        assertThat(figures.<Object>get("groups[0].requests.error_rate")).isNull();
        assertThat(figures.getInt(BASE + ".interactions")).isZero();
        assertThat(figures.<Object>get(BASE + ".satisfaction.mean")).isNull();
        assertThat(figures.getInt(BASE + ".requests.answered")).isPositive();
    }

    @Test
    void shouldCountAMinuteWhereItsBeginningLiesInTheWindow() throws SQLException {
        insert("2001-01-01T23:59:00Z", 1);
        insert("2001-01-02T00:00:00Z", 2);
        insert("2001-01-02T00:01:00Z", 4);
        insert("2001-01-02T00:02:00Z", 8);

        window("2001-01-02T00:00:00Z", "2001-01-02T00:02:00Z").body("total.requests.answered", equalTo(6));
        window("2001-01-02T00:00:00.000001Z", "2001-01-02T00:02:00.000001Z")
                .body("total.requests.answered", equalTo(12));
        as(GatewayProbe.ADMIN_KEY)
                .queryParam("since", "2001-01-01T00:00:00Z")
                .queryParam("until", "2001-01-03T00:00:00Z")
                .queryParam("by", "day")
                .get(PATH)
                .then()
                .body("groups.key", contains("2001-01-01", "2001-01-02"))
                .body("groups.interactions", contains(20, 0))
                .body("groups.requests.answered", contains(1, 14));
    }

    @Test
    void shouldNotCountTwiceWhenItWritesAgainAndNotForgetWhenItWritesLater() throws SQLException {
        String version = "version " + UUID.randomUUID();

        counts.count(version, 200);
        counts.write();
        counts.write();
        counts.count(version, 200);
        counts.write();

        assertThat(Database.value("SELECT sum(requests) FROM gateway.request_counts WHERE version = ?", version))
                .isEqualTo("2");
    }

    @Test
    void shouldTellNoRequestsWhereLanguageOrToolIsAskedFor() {
        window("tool").body("groups.key", contains("Claude")).body("total.requests", nullValue());
        as(GatewayProbe.ADMIN_KEY)
                .queryParam("since", SINCE)
                .queryParam("until", UNTIL)
                .queryParam("language", "ar")
                .get(PATH)
                .then()
                .statusCode(200)
                .body("total.requests", nullValue());
    }

    @Test
    void shouldLetAdministratorsInAloneAndNameWhatIsWrong() {
        as(GatewayProbe.APP_KEY).get(PATH).then().statusCode(403);
        as(GatewayProbe.PRIVACY_KEY).get(PATH).then().statusCode(403);
        given().get(PATH).then().statusCode(401);
        as(GatewayProbe.APP_KEY).get("/internal/metrics").then().statusCode(404);
        as(GatewayProbe.ADMIN_KEY)
                .queryParam("by", "nonsense")
                .get(PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem("by"))
                .body("instance", equalTo(PATH));
        as(GatewayProbe.ADMIN_KEY)
                .queryParam("version", "slow")
                .get(PATH)
                .then()
                .statusCode(502)
                .body("detail", containsString("shorter window"));
    }

    private static int grown(JsonPath before, JsonPath after, String path) {
        Integer had = before.get(path);
        return after.getInt(path) - (had == null ? 0 : had);
    }

    private static JsonPath byVersion() {
        return window("version").extract().jsonPath();
    }

    private static void insert(String minute, int requests) throws SQLException {
        try (var connection = Database.connect()) {
            Database.execute(
                    connection,
                    "INSERT INTO gateway.request_counts VALUES ('" + minute + "', '" + UUID.randomUUID()
                            + "', 'v', 200, " + requests + ")");
        }
    }

    private void refuseCollection(String user) {
        String subject = pseudonyms.subject(user);
        PrivacyEvent event = PrivacyEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(Instant.parse("2026-01-31T08:00:00Z"))
                .setSubjectId(subject)
                .setKind(PrivacyEventKind.CONSENT_CHANGED)
                .setDataCollection(false)
                .setTraining(false)
                .build();
        probe.publish(Topic.PRIVACY, subject, event);
        Awaitility.await()
                .until(() -> Boolean.FALSE.equals(
                        ask(GatewayProbe.APP_KEY, UNKEPT).extract().path("logged")));
    }

    private static void askWithNowhereToKeepIt(int times) {
        Broker.pause();
        try {
            for (int i = 0; i < times; i++) {
                ask(GatewayProbe.APP_KEY, "{\"input_text\": \"hi\"}").statusCode(503);
            }
        } finally {
            Broker.resume();
        }
    }

    private static ValidatableResponse ask(String key, String body) {
        return as(key).contentType("application/json")
                .body(body)
                .post("/api/generate")
                .then();
    }

    private static ValidatableResponse window(String by) {
        return as(GatewayProbe.ADMIN_KEY)
                .queryParam("since", SINCE)
                .queryParam("until", UNTIL)
                .queryParam("by", by)
                .get(PATH)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse window(String since, String until) {
        return as(GatewayProbe.ADMIN_KEY)
                .queryParam("since", since)
                .queryParam("until", until)
                .get(PATH)
                .then()
                .statusCode(200);
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
