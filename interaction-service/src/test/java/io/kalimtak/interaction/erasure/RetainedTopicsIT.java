package io.kalimtak.interaction.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kalimtak.interaction.testing.InteractionTest;
import io.kalimtak.kit.retention.BrokerTopics;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A receipt's dates are what the broker does, not what the catalogue wanted. */
@InteractionTest
class RetainedTopicsIT {
    private static final String IDENTITIES = Topic.IDENTITIES.topicName();
    private static final String DEAD_IDENTITIES = Topic.IDENTITIES.deadLetterName();

    @Inject
    RetainedTopics topics;

    @Inject
    DeadLetterSweepStore sweeps;

    private final Instant moment = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(60);

    private final ErasureRequest request =
            new ErasureRequest(UUID.randomUUID(), "0123456789abcdef0123456789abcdef", moment, moment);

    @AfterEach
    void asInTheCatalogue() throws Exception {
        set(IDENTITIES, Topic.IDENTITIES.settings());
        set(DEAD_IDENTITIES, Topic.IDENTITIES.deadLetterSettings());
    }

    @Test
    void shouldCountByTheSettingsThatTheBrokerHasNow() throws Exception {
        sweeps.forget();
        set(IDENTITIES, times(Duration.ofDays(3), Duration.ofHours(6)));
        set(DEAD_IDENTITIES, times(Duration.ofDays(10), Duration.ofHours(12)));

        assertThat(of(topics, IDENTITIES))
                .isEqualTo(new RetainedTopic(
                        IDENTITIES, Instant.parse("2026-11-26T18:00:00Z"), RetainedTopic.ReadFrom.BROKER, null));
        assertThat(of(topics, DEAD_IDENTITIES))
                .isEqualTo(new RetainedTopic(
                        DEAD_IDENTITIES, Instant.parse("2026-12-07T06:00:00Z"), RetainedTopic.ReadFrom.BROKER, null));
    }

    @Test
    void shouldCountToTheNextSweepWhereDeadLettersWereSweptSinceTheRequest() {
        sweeps.forget();
        sweeps.put(DEAD_IDENTITIES, moment);

        assertThat(of(topics, DEAD_IDENTITIES))
                .isEqualTo(new RetainedTopic(
                        DEAD_IDENTITIES, Instant.parse("2026-12-02T12:00:00Z"), RetainedTopic.ReadFrom.BROKER, moment));
    }

    @Test
    void shouldNotCountASweepFromBeforeTheRequest() {
        sweeps.forget();
        sweeps.put(DEAD_IDENTITIES, moment.minusMillis(1));

        assertThat(of(topics, DEAD_IDENTITIES).sweptAt()).isNull();
        assertThat(of(topics, DEAD_IDENTITIES).until()).isEqualTo("2027-01-01T12:00:00Z");
    }

    @Test
    void shouldNameNoDateWhereATopicKeepsItsRecordsForGood() throws Exception {
        set(IDENTITIES, Map.of("retention.ms", "-1"));

        assertThat(of(topics, IDENTITIES).until()).isNull();
        assertThat(of(topics, DEAD_IDENTITIES).until()).isNull();
    }

    @Test
    void shouldNameNoDateWhereATopicKeepsTheNewestOfEachKeyWhateverItsTime() throws Exception {
        set(IDENTITIES, Map.of("cleanup.policy", "compact"));
        set(DEAD_IDENTITIES, Map.of("cleanup.policy", "compact"));

        assertThat(of(topics, IDENTITIES).until()).isNull();
        assertThat(topics.deadLettersOver(moment)).containsEntry(Topic.IDENTITIES, Instant.MIN);
    }

    @Test
    void shouldSayThatTheCatalogueIsGivenWhenTheBrokerDoesNotAnswer() {
        // Nobody listens on port 1.
        RetainedTopics cut = new RetainedTopics(new BrokerTopics("127.0.0.1:1"), sweeps, Duration.ofDays(1));

        assertThat(of(cut, IDENTITIES))
                .isEqualTo(new RetainedTopic(
                        IDENTITIES, Instant.parse("2026-12-01T12:00:00Z"), RetainedTopic.ReadFrom.CATALOGUE, null));
    }

    @Test
    void shouldGiveUpNoDeadLetterByItsAgeWhenTheBrokerDoesNotAnswer() {
        RetainedTopics cut = new RetainedTopics(new BrokerTopics("127.0.0.1:1"), sweeps, Duration.ofDays(1));

        assertThat(cut.deadLettersOver(moment).values()).hasSize(5).containsOnly(Instant.MIN);
        assertThat(topics.deadLettersOver(moment)).containsEntry(Topic.IDENTITIES, moment.minus(Duration.ofDays(31)));
    }

    private RetainedTopic of(RetainedTopics from, String name) {
        return from.of(request).stream()
                .filter(one -> one.topic().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> times(Duration kept, Duration segment) {
        return Map.of("retention.ms", Long.toString(kept.toMillis()), "segment.ms", Long.toString(segment.toMillis()));
    }

    private static void set(String topic, Map<String, String> settings) throws Exception {
        List<AlterConfigOp> operations = settings.entrySet().stream()
                .map(one -> new AlterConfigOp(new ConfigEntry(one.getKey(), one.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", KalimtakServers.bootstrapServers()))) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            admin.incrementalAlterConfigs(Map.of(resource, operations)).all().get();
            // The broker has them a moment after the controller said so.
            await().atMost(SOON).until(() -> has(admin, resource, settings));
        }
    }

    private static boolean has(Admin admin, ConfigResource resource, Map<String, String> settings) throws Exception {
        Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        return settings.entrySet().stream()
                .allMatch(one -> one.getValue().equals(config.get(one.getKey()).value()));
    }
}
