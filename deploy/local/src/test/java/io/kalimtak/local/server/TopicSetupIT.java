package io.kalimtak.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.schemas.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of topics that are there already. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicSetupIT {
    private static final ConfigResource ALL_BROKERS = new ConfigResource(ConfigResource.Type.BROKER, "");

    @TempDir
    private static Path folder;

    private KafkaServer kafka;

    @BeforeAll
    void start() {
        ServerSettings settings = ServerSettings.forTests(Home.find(), new RunFolders(folder));
        kafka = EmbeddedServers.of(settings, (server, took) -> {}).kafka();
        kafka.start();
        kafka.awaitReady(Duration.ofSeconds(60));
        new TopicSetup(bootstrap(), 1, 1).run();
    }

    @AfterAll
    void stop() {
        kafka.retire();
    }

    @Test
    void shouldGiveATopicWhatItLacksAndLeaveWhatItWasGivenWhenSetUpAgain() throws Exception {
        String topic = Topic.Names.INTERACTIONS;
        alter(topic, "segment.ms", null);
        alter(topic, "retention.ms", "172800000");
        try {
            TopicSetup.Done done = new TopicSetup(bootstrap(), 1, 1).run();

            assertThat(done.created()).isEmpty();
            assertThat(done.changed()).isEqualTo(Map.of(topic, Map.of("segment.ms", "86400000")));
            assertThat(done.kept()).isEqualTo(Map.of(topic, Map.of("retention.ms", "172800000")));
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(setting(topic, "segment.ms")).isEqualTo("86400000"));
            assertThat(setting(topic, "retention.ms")).isEqualTo("172800000");
        } finally {
            alter(topic, "retention.ms", "604800000");
        }
    }

    @Test
    void shouldLeaveWhatTheBrokerWasToldToKeepLongerAndLengthenTheRest() throws Exception {
        String longer = Topic.Names.INTERACTIONS;
        alter(longer, "retention.ms", null);
        keepOnAllBrokers(longer, "2592000000");
        try {
            TopicSetup.Done done = new TopicSetup(bootstrap(), 1, 1).run();

            assertThat(done.changed()).isEmpty();
            assertThat(done.kept()).isEqualTo(Map.of(longer, Map.of("retention.ms", "2592000000")));

            keepOnAllBrokers(longer, "86400000");
            done = new TopicSetup(bootstrap(), 1, 1).run();

            assertThat(done.changed()).isEqualTo(Map.of(longer, Map.of("retention.ms", "604800000")));
            assertThat(done.kept()).isEmpty();
        } finally {
            alter(ALL_BROKERS, "log.retention.ms", null);
            alter(longer, "retention.ms", "604800000");
        }
    }

    @Test
    void shouldTellOfTopicsWithFewerReplicasInSyncThanTheCluster() throws Exception {
        String follows = Topic.Names.INTERACTIONS;
        alter(follows, "min.insync.replicas", null);
        try {
            TopicSetup.Done done = new TopicSetup(bootstrap(), 1, 2).run();

            assertThat(done.changed()).isEmpty();
            assertThat(done.kept())
                    .hasSize(2 * Topic.values().length)
                    .allSatisfy(
                            (topic, settings) -> assertThat(settings).isEqualTo(Map.of("min.insync.replicas", "1")));
        } finally {
            alter(follows, "min.insync.replicas", "1");
        }
    }

    /** Sets it, or with null lets the topic follow the broker again. */
    private void alter(String topic, String name, String value) throws Exception {
        alter(resource(topic), name, value);
        // The controller confirms before the broker, which is asked next, has heard of it.
        Awaitility.await().until(() -> {
            ConfigEntry held = entry(topic, name);
            boolean own = held.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
            return value == null ? !own : own && value.equals(held.value());
        });
    }

    private void keepOnAllBrokers(String follows, String millis) throws Exception {
        alter(ALL_BROKERS, "log.retention.ms", millis);
        Awaitility.await().until(() -> millis.equals(setting(follows, "retention.ms")));
    }

    private void alter(ConfigResource whose, String name, String value) throws Exception {
        AlterConfigOp.OpType type = value == null ? AlterConfigOp.OpType.DELETE : AlterConfigOp.OpType.SET;
        try (Admin admin = admin()) {
            admin.incrementalAlterConfigs(Map.of(whose, List.of(new AlterConfigOp(new ConfigEntry(name, value), type))))
                    .all()
                    .get();
        }
    }

    private String setting(String topic, String name) throws Exception {
        return entry(topic, name).value();
    }

    private ConfigEntry entry(String topic, String name) throws Exception {
        try (Admin admin = admin()) {
            return admin.describeConfigs(List.of(resource(topic)))
                    .all()
                    .get()
                    .get(resource(topic))
                    .get(name);
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap()));
    }

    private String bootstrap() {
        return kafka.bootstrapServers();
    }
}
