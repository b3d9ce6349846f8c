package io.kalimtak.registry;

import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.rollBack;
import static io.kalimtak.registry.Registry.rollOut;
import static io.kalimtak.registry.Registry.steer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.events.v1.ModelVersion;
import io.kalimtak.events.v1.RoutingTable;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.db.Database;
import io.kalimtak.schemas.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the topics is what stands in the tables: every line, in order, and nothing else. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class EventsIT {
    @Inject
    Registry registry;

    @Inject
    Database database;

    @Inject
    AvroCodec codec;

    @Inject
    ObjectMapper mapper;

    @BeforeEach
    void reset() {
        registry.reset();
        registry.clear();
    }

    @Inject
    io.kalimtak.registry.seed.SeedRegistry seed;

    private void liveThrough() {
        seed.seed();
        enter("v1");
        enter("v2");
        rollOut("v1", "immediate");
        String canary = rollOut("v2", "canary");
        steer(canary, "advance").statusCode(200);
        steer(canary, "hold").statusCode(200);
        rollOut(Map.of("version", "v2", "strategy", "immediate")).statusCode(409);
        rollBack(Map.of()).statusCode(200);
        rollBack(Map.of()).statusCode(200);
        rollBack(Map.of()).statusCode(409);
    }

    @Test
    void shouldSendEveryRoutingTableOfTheTables() {
        try (TopicTail<RoutingTable> tail = new TopicTail<>(Topic.ROLLOUTS, RoutingTable.class, codec)) {
            liveThrough();
            List<String> rows = database.list("SELECT * FROM route_revisions ORDER BY route, revision", this::asText);
            assertThat(rows).hasSize(6);

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(tail.events()).hasSize(6));

            assertThat(tail.events()).extracting(TopicTail.Event::key).containsOnly("default");
            assertThat(tail.events()).extracting(event -> asText(event.value())).containsExactlyElementsOf(rows);
            assertThat(tail.events())
                    .extracting(event -> event.value().getEventId())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldSendEveryChangeOfEveryVersion() {
        try (TopicTail<ModelVersion> tail = new TopicTail<>(Topic.MODEL_VERSIONS, ModelVersion.class, codec)) {
            liveThrough();
            List<String> rows = database.list("""
                    SELECT h.version || ' ' || h.to_status || ' ' || h.reason || ' ' || v.engine || ' '
                        || coalesce(v.artifact_sha256, 'null')
                    FROM model_version_history h JOIN model_versions v USING (version) ORDER BY h.id
                    """, row -> row.getString(1));

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(tail.events()).hasSize(rows.size()));

            assertThat(tail.events())
                    .extracting(event -> event.key() + " "
                            + event.value().getStatus().name().toLowerCase(java.util.Locale.ROOT) + " "
                            + event.value().getReason() + " " + event.value().getEngine() + " "
                            + event.value().getArtifactSha256())
                    .containsExactlyElementsOf(rows);
            assertThat(tail.events())
                    .filteredOn(event -> event.key().equals("v1"))
                    .allSatisfy(event -> {
                        assertThat(event.value().getMetrics()).isEqualTo(Map.of("accuracy", 0.652, "chrf", 0.369));
                        assertThat(event.value().getRunId()).hasToString("22222222-2222-4222-8222-222222222222");
                    });
        }
    }

    private String asText(ResultSet row) throws SQLException {
        try {
            StringBuilder arms = new StringBuilder();
            for (JsonNode arm : mapper.readTree(row.getString("arms"))) {
                arms.append(arm.get("name").asText())
                        .append('=')
                        .append(arm.get("version").asText());
                arms.append('@').append(arm.get("share").asDouble()).append(' ');
            }
            return line(
                    row.getString("route"),
                    row.getLong("revision"),
                    row.getString("rollout_id"),
                    row.getString("strategy"),
                    arms,
                    row.getString("salt"),
                    row.getString("previous_version"),
                    row.getString("reason"),
                    Database.instant(row, "changed_at"));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String asText(RoutingTable table) {
        StringBuilder arms = new StringBuilder();
        table.getArms()
                .forEach(arm -> arms.append(arm.getName())
                        .append('=')
                        .append(arm.getVersion())
                        .append('@')
                        .append(arm.getShare())
                        .append(' '));
        return line(
                table.getRoute(),
                table.getRevision(),
                Objects.toString(table.getRolloutId(), null),
                table.getStrategy(),
                arms,
                table.getSalt(),
                table.getPreviousVersion(),
                table.getReason(),
                table.getOccurredAt());
    }

    private static String line(Object... parts) {
        return java.util.Arrays.toString(parts);
    }
}
