package io.kalimtak.gateway.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.local.testing.Database;
import io.kalimtak.local.testing.Grants;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The policy and retention of the whole installation, with one service away. */
@QuarkusTest
@QuarkusTestResource(
        value = KalimtakServers.class,
        initArgs = @ResourceArg(name = "service", value = "gateway"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = FeedbackAway.class, restrictToAnnotatedClass = true)
class RetentionIT {
    private static final String[] ALL = {
        "gateway-service",
        "interaction-service",
        "feedback-service",
        "curation-service",
        "training-orchestrator",
        "model-registry"
    };

    @Inject
    GatewayProbe probe;

    @Inject
    GatewayConfig config;

    @Test
    void shouldTellWhatEveryServiceKeepsAndNameTheOneThatIsAway() {
        as(GatewayProbe.PRIVACY_KEY)
                .get("/api/privacy/policy")
                .then()
                .statusCode(200)
                .body("services.size()", is(ALL.length))
                .body("services[0].service", equalTo("gateway-service"))
                .body("services[0].problem", nullValue())
                .body("services[0].kept.find { it.name == 'gateway.idempotency_answers' }.kept_for", equalTo("P1D"))
                .body("services[1].kept[0].kept_for", equalTo("P90D"))
                .body("services[1].rules.erasure", equalTo("at once"))
                .body("services[2].service", equalTo("feedback-service"))
                .body("services[2].problem", equalTo("it did not answer"))
                .body("services[2].kept", empty())
                .body("consent_defaults.data_collection", is(true))
                .body("consent_defaults.training", is(true));
    }

    @Test
    void shouldNameEveryTableOfTheGatewayItself() {
        List<String> named = as(GatewayProbe.PRIVACY_KEY)
                .get("/api/privacy/policy")
                .path("services[0].kept.findAll { it.kind == 'TABLE' }.name");

        assertThat(named).containsExactlyInAnyOrderElementsOf(Grants.ownTables("gateway"));
    }

    @Test
    void shouldTellTheTopicsTimesAsTheBrokerHasThem() throws Exception {
        String changed = Topic.TRAINING_RUNS.topicName();
        retention(changed, Duration.ofDays(10));
        try {
            // The broker has it a moment after the controller said so.
            Awaitility.await()
                    .untilAsserted(() -> as(GatewayProbe.PRIVACY_KEY)
                            .get("/api/privacy/policy")
                            .then()
                            .body("topics.size()", is(2 * Topic.values().length))
                            .body("topics.read_from.unique()", contains("BROKER"))
                            .body("topics.find { it.name == '" + changed + "' }.kept_for", equalTo("P10D"))
                            .body("topics.find { it.name == 'kalimtak.interactions.v1' }.kept_for", equalTo("P7D"))
                            .body("topics.find { it.name == 'kalimtak.interactions.v1.dlq' }.kept_for", equalTo("P30D"))
                            .body("topics.find { it.name == 'kalimtak.privacy.v1' }.kept_for", nullValue())
                            .body(
                                    "topics.find { it.name == 'kalimtak.privacy.v1' }.rule",
                                    equalTo("the newest record of each key"))
                            .body(
                                    "topics.find { it.name == 'kalimtak.identities.v1' }.contains",
                                    contains("IDENTITY", "PSEUDONYM")));
        } finally {
            retention(changed, Duration.ofDays(365));
        }
    }

    @Test
    void shouldTellPolicyToPrivacyOfficersAndRunRetentionForAdministratorsOnly() {
        as(GatewayProbe.ADMIN_KEY).get("/api/privacy/policy").then().statusCode(403);
        as(GatewayProbe.PRIVACY_KEY).get("/api/admin/retention").then().statusCode(403);
        as(GatewayProbe.APP_KEY).post("/api/admin/retention").then().statusCode(403);
        as(GatewayProbe.APP_KEY).get("/internal/policy").then().statusCode(404);
        as(GatewayProbe.APP_KEY).post("/internal/retention").then().statusCode(404);
    }

    @Test
    void shouldRemoveModelsThatNoTableNamesWhenAskedAndNothingWhenDry() throws IOException {
        probe.serve(GatewayProbe.base());
        Awaitility.await().until(() -> given().get("/q/health/ready").statusCode() == 200);
        Path old = model("a".repeat(64), Duration.ofDays(31));
        Path young = model("b".repeat(64), Duration.ofDays(29));

        as(GatewayProbe.ADMIN_KEY)
                .get("/api/admin/retention")
                .then()
                .statusCode(200)
                .body("dry", is(true))
                .body(
                        "services.service",
                        contains(ALL[0], "some-service", ALL[2], "some-service", "some-service", "some-service"))
                .body("services[0].expired.relation", contains("gateway-models/"))
                .body("services[1].expired.count", contains(3))
                .body("services[2].problem", equalTo("it did not answer"));
        assertThat(old).exists();

        as(GatewayProbe.ADMIN_KEY)
                .post("/api/admin/retention")
                .then()
                .statusCode(200)
                .body("dry", is(false))
                .body("services[0].expired.count", contains(1));
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        as(GatewayProbe.ADMIN_KEY).post("/api/admin/retention").then().body("services[0].expired", empty());
    }

    @Test
    void shouldRemoveCountsOfRequestsThatAreOlderThanAYear() throws SQLException {
        count(Duration.ofDays(366));
        count(Duration.ofDays(364));

        as(GatewayProbe.ADMIN_KEY)
                .post("/api/admin/retention")
                .then()
                .statusCode(200)
                .body("services[0].expired.find { it.relation == 'gateway.request_counts' }.count", equalTo(1));

        assertThat(Database.rows("SELECT 1 FROM gateway.request_counts WHERE version = 'old' AND status = 299"))
                .hasSize(1);
    }

    private static void count(Duration age) throws SQLException {
        try (Connection connection = Database.connect()) {
            Database.execute(
                    connection,
                    "INSERT INTO gateway.request_counts (minute, replica, version, status, requests) SELECT now() - interval '"
                            + age.toDays() + " days', gen_random_uuid(), 'old', 299, 1");
        }
    }

    private Path model(String sha256, Duration age) throws IOException {
        Path folder = Files.createDirectories(config.models().folder());
        Path file = Files.writeString(folder.resolve(sha256 + ".zip"), "bytes");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
        return file;
    }

    private static void retention(String topic, Duration kept) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", KalimtakServers.bootstrapServers()))) {
            ConfigEntry entry = new ConfigEntry("retention.ms", Long.toString(kept.toMillis()));
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
