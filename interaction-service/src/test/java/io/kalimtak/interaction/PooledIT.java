package io.kalimtak.interaction;

import static io.kalimtak.interaction.testing.Samples.feedback;
import static io.kalimtak.interaction.testing.Samples.identity;
import static io.kalimtak.interaction.testing.Samples.interaction;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.interaction.content.EnsurePartitions;
import io.kalimtak.interaction.retention.ApplyRetention;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.kit.events.EventPublisher;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.kit.retention.Expired;
import io.kalimtak.local.testing.Broker;
import io.kalimtak.local.testing.Database;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.local.testing.PooledServers;
import io.kalimtak.local.testing.TransactionPooler;
import io.kalimtak.schemas.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** This service as it runs on a hosted PostgreSQL: behind a transaction pooler, by TLS, from the first migration on. */
@EnabledIf(
        value = "io.kalimtak.local.testing.TransactionPooler#isInstalled",
        disabledReason = TransactionPooler.MISSING)
@QuarkusTest
@QuarkusTestResource(
        value = PooledServers.class,
        initArgs = {@ResourceArg(name = "service", value = "interaction"), @ResourceArg(name = "fresh", value = "true")
        },
        restrictToAnnotatedClass = true)
class PooledIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Inject
    EventPublisher publisher;

    @Inject
    EnsurePartitions partitions;

    @Inject
    ApplyRetention retention;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    AvroCodec codec;

    @Test
    void shouldHaveEveryMigrationAndThePartitionsWhenItHasStarted() {
        assertThat(rows("SELECT DISTINCT success FROM interaction.flyway_schema_history"))
                .containsExactly("t");
        assertThat(rows("SELECT count(*) >= 5 FROM interaction.flyway_schema_history"))
                .containsExactly("t");
        assertThat(rows("SELECT count(*) FROM pg_inherits WHERE inhparent = 'interaction.content'::regclass"))
                .containsExactly("5");
        assertThat(partitions.ensure()).isEmpty();
    }

    @Test
    void shouldStoreBrowseAndExportWhatTheTopicsBring() {
        String user = "user " + UUID.randomUUID();
        String subject = pseudonyms.subject(user);
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(250).toList();
        for (UUID id : ids) {
            Interaction asked = interaction(id).setSubjectId(subject).build();
            send(Topic.INTERACTIONS, id.toString(), asked);
            send(
                    Topic.IDENTITIES,
                    id.toString(),
                    identity(id).setSubjectId(subject).build());
            send(
                    Topic.FEEDBACK,
                    id.toString(),
                    feedback(id, FeedbackState.ACCEPTED).build());
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rows("SELECT count(*) FROM interaction.content c"
                                + " JOIN identity.identities i ON i.interaction_id = c.id"
                                + " JOIN interaction.feedback f ON f.interaction_id = c.id"
                                + " WHERE c.subject_id = '" + subject + "'"))
                        .containsExactly("250"));

        authorized()
                .get("/api/admin/interactions/{id}", ids.getFirst())
                .then()
                .statusCode(200)
                .body("feedback_score", equalTo(4));
        authorized()
                .get("/api/admin/interactions?limit=200")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(200));
        List<String> export = authorized()
                .contentType("application/json")
                .body(Map.of("subject_id", subject))
                .post("/internal/privacy/export")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(export).hasSize(751).last().isEqualTo("{\"kind\":\"end\",\"lines\":750}");
    }

    @Test
    void shouldTellOfEveryConsentInItsOrderWhenManyChangeAtOnce() throws Exception {
        List<String> users =
                Stream.generate(() -> "user " + UUID.randomUUID()).limit(24).toList();
        List<Callable<Integer>> changes = new ArrayList<>();
        for (String user : users) {
            changes.add(() -> consent(user, true) + consent(user, false) + consent(user, true));
        }

        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> change : callers.invokeAll(changes)) {
                assertThat(change.get()).isEqualTo(600);
            }
        }

        for (String user : users) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(
                                    Broker.records(Topic.PRIVACY.topicName(), pseudonyms.subject(user)).stream()
                                            .map(record -> codec.decode(
                                                            Topic.PRIVACY, record.value(), PrivacyEvent.class)
                                                    .getTraining()))
                            .containsExactly(true, false, true));
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rows("SELECT count(*) FROM interaction.outbox"))
                        .containsExactly("0"));
    }

    @Test
    void shouldRemoveWhatIsTooOldWhenRetentionRuns() throws SQLException {
        try (Connection connection = PooledServers.direct()) {
            // What other tests stored grows old, too.
            Database.execute(connection, "DELETE FROM identity.identities");
            Database.execute(
                    connection,
                    "INSERT INTO identity.identities (interaction_id, subject_id, created_at)"
                            + " VALUES (gen_random_uuid(), 'old', now() - interval '91 days')");
        }

        assertThat(retention.expired()).extracting(Expired::count).containsExactly(1L);
        assertThat(retention.remove()).extracting(Expired::relation).containsExactly("identity.identities");
        assertThat(retention.remove()).isEmpty();
    }

    @Test
    void shouldUseNoMoreThanThePoolersConnectionsAndLeaveNothingOnThem() {
        consent("somebody", true);

        assertThat(Integer.parseInt(rows("SELECT count(*) FROM pg_stat_activity WHERE usename = 'kalimtak_interaction'")
                        .getFirst()))
                .isBetween(1, TransactionPooler.SERVER_CONNECTIONS);
        // The two views are not read at one moment.
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(rows("SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
                                        + " WHERE l.locktype = 'advisory' AND a.state = 'idle'"))
                                .as("advisory locks that outlived their transaction")
                                .containsExactly("0"));
    }

    /**
     * Proof that the pooler of this test forgives nothing: what the settings avoid does fail here. Every client calls
     * its first statement by the same name; with one client more than the pooler has servers, two of them meet on one.
     */
    @Test
    void shouldFailWhenStatementsArePreparedOnTheServer() throws SQLException {
        String preparing = url.replace("prepareThreshold=0", "prepareThreshold=1");
        List<Connection> clients = new ArrayList<>();
        try {
            assertThatThrownBy(() -> {
                        for (int client = 0; client <= TransactionPooler.SERVER_CONNECTIONS; client++) {
                            Connection connection = connection(preparing);
                            clients.add(connection);
                            connection.prepareStatement("SELECT 1").executeQuery();
                        }
                    })
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("prepared statement \"S_1\" already exists");
        } finally {
            for (Connection client : clients) {
                client.close();
            }
        }
    }

    @Test
    void shouldRefuseAClientThatDoesNotEncryptOrDoesNotKnowTheAuthority() {
        String open = url.replace("sslmode=verify-full", "sslmode=disable");
        String trusting = url.replaceAll("&sslrootcert=[^&]+", "");

        assertThatThrownBy(() -> connection(open)).hasMessageContaining("SSL required");
        assertThatThrownBy(() -> connection(trusting)).isInstanceOf(SQLException.class);
    }

    private static Connection connection(String address) throws SQLException {
        return DriverManager.getConnection(
                address, "kalimtak_interaction", KalimtakServers.password("kalimtak_interaction"));
    }

    private void send(Topic topic, String key, SpecificRecord event) {
        publisher.publish(topic, key, event).join();
    }

    private static int consent(String user, boolean training) {
        return authorized()
                .contentType("application/json")
                .body("{\"data_collection\": true, \"training\": " + training + "}")
                .put("/api/privacy/users/{user_id}/consent", user)
                .statusCode();
    }

    private static RequestSpecification authorized() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET)
                .header("X-Kalimtak-Actor", "key:tester");
    }

    private static List<String> rows(String sql) {
        try (Connection connection = PooledServers.direct()) {
            return Database.rows(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
