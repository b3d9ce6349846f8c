package io.kalimtak.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.schemas.Topic;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedServersIT {
    @TempDir
    private static Path folder;

    private final List<String> ready = new ArrayList<>();
    private ServerSettings settings;
    private EmbeddedServers servers;

    @BeforeAll
    void start() {
        settings = new ServerSettings(
                Home.find(),
                new RunFolders(folder),
                ServerPorts.free(),
                ServerSettings.testPasswords(),
                true,
                List.of());
        servers = startServers();
    }

    @AfterAll
    void stop() {
        servers.close();
    }

    @Test
    void shouldReportEachServerOnceWhenReady() {
        assertThat(ready.subList(0, 3)).containsExactlyInAnyOrder("postgresql", "kafka", "schema-registry");
    }

    @Test
    void shouldHaveEveryTopicOfTheCatalogueWithItsPartitions() throws Exception {
        try (Admin admin = admin()) {
            Map<String, TopicDescription> topics = admin.describeTopics(
                            admin.listTopics().names().get())
                    .allTopicNames()
                    .get();

            assertThat(topics).hasSize(2 * Topic.values().length);
            for (Topic topic : Topic.values()) {
                assertThat(topics.get(topic.topicName()).partitions()).hasSize(topic.partitions());
                assertThat(topics.get(topic.deadLetterName()).partitions()).hasSize(topic.partitions());
            }
        }
    }

    @Test
    void shouldRefuseARecordWhenItsTopicIsNotInTheCatalogue() {
        Map<String, Object> quick = Map.of("bootstrap.servers", bootstrap(), "max.block.ms", 2_000);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(quick, new StringSerializer(), new StringSerializer())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>("not.in.catalogue", "x"))
                            .get())
                    .isInstanceOf(ExecutionException.class);
        }
    }

    @Test
    void shouldLetAServiceUseItsOwnSchemaOnly() throws SQLException {
        try (Connection connection = asService("curation").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE own (id int)");
            try (ResultSet rows = statement.executeQuery("SELECT schemaname FROM pg_tables WHERE tablename = 'own'")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("curation");
            }
            assertThatThrownBy(() -> statement.execute("CREATE TABLE feedback.foreign_one (id int)"))
                    .hasMessageContaining("permission denied for schema feedback");
        }
    }

    @Test
    void shouldLetInteractionOwnTheSchemaOfIdentities() throws SQLException {
        try (Connection connection = asService("interaction").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE identity.own (id int)");
            assertThat(connection.getSchema()).isEqualTo("interaction");
        }
    }

    @Test
    void shouldHaveEveryReleasedSchemaUnderItsSubject() throws Exception {
        String subjects = get("/subjects");
        for (Topic topic : Topic.values()) {
            assertThat(subjects).contains("\"" + topic.subject() + "\"");
        }
        assertThat(get("/config")).contains("FULL_TRANSITIVE");
    }

    @Test
    void shouldChangeNothingWhenSetUpAgain() throws Exception {
        String before = get("/subjects/" + Topic.FEEDBACK.subject() + "/versions/latest");

        TopicSetup.Done done = new TopicSetup(bootstrap(), 1, 1).run();
        new DatabaseSetup(servers.postgres()::administrator, settings.passwords()).run();
        new SchemaSetup(servers.registry().confluentApi()).run();

        assertThat(done).isEqualTo(new TopicSetup.Done(List.of(), Map.of(), Map.of()));
        assertThat(get("/subjects/" + Topic.FEEDBACK.subject() + "/versions/latest"))
                .isEqualTo(before);
    }

    @Test
    void shouldFindEverythingWhenStartedAgain() throws Exception {
        String schema = get("/subjects/" + Topic.ROLLOUTS.subject() + "/versions/latest");
        execute("CREATE TABLE training.kept AS SELECT 42 AS answer");
        send(Topic.Names.TRAINING_RUNS, "kept");

        servers.close();
        servers = startServers();

        assertThat(get("/subjects/" + Topic.ROLLOUTS.subject() + "/versions/latest"))
                .isEqualTo(schema);
        assertThat(endOffset(Topic.Names.TRAINING_RUNS)).isEqualTo(1);
        execute("DO $$ BEGIN ASSERT (SELECT answer FROM training.kept) = 42; END $$");
    }

    @Test
    void shouldComeBackWhenPostgresWasKilled() throws SQLException {
        servers.postgres().kill();
        servers.postgres().start();
        servers.postgres().awaitReady(Duration.ofSeconds(30));

        execute("SELECT 1");
    }

    @Test
    void shouldLeaveNothingBehindWhenClosed() throws Exception {
        servers.close();
        try {
            assertThat(servers.all()).noneMatch(ChildServer::isAlive);
            assertThat(folder.resolve("run").toFile().list((run, name) -> name.endsWith(".pid")))
                    .isEmpty();
        } finally {
            servers = startServers();
        }
    }

    private EmbeddedServers startServers() {
        EmbeddedServers started = EmbeddedServers.of(settings, (server, took) -> {
            synchronized (ready) {
                ready.add(server.name());
            }
        });
        started.start();
        return started;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection =
                        servers.postgres().administrator("kalimtak").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void send(String topic, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap()), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private long endOffset(String topic) throws Exception {
        try (Admin admin = admin()) {
            TopicPartition partition = new TopicPartition(topic, 0);
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }

    private PGSimpleDataSource asService(String service) {
        PGSimpleDataSource source = servers.postgres().administrator(DatabaseSetup.DATABASE);
        source.setUser(DatabaseSetup.role(service));
        source.setPassword(settings.passwords().of(DatabaseSetup.role(service)));
        return source;
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap()));
    }

    private String bootstrap() {
        return servers.kafka().bootstrapServers();
    }

    private String get(String path) throws Exception {
        URI uri = URI.create(servers.registry().confluentApi() + path);
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }
}
