package io.kalimtak.gateway.routing;

import io.kalimtak.events.v1.RoutingTable;
import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.kit.events.TopicFollower;
import io.kalimtak.schemas.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Follows the compacted topic of routing tables and has their models loaded, again and again until it succeeds. What nobody
 * is shown an answer of is loaded on a thread apart: however long it takes, the next table does not wait for it.
 */
@ApplicationScoped
class RolloutFeed {
    private static final Logger LOG = Logger.getLogger(RolloutFeed.class);
    /** Nobody waits for these models, and one may be missing for long. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final RoutingTables tables;
    private final GatewayConfig config;
    private final AvroCodec codec;
    private final String bootstrapServers;
    private TopicFollower<RoutingTable> follower;
    private LoaderThread serving;
    private LoaderThread standby;

    RolloutFeed(
            RoutingTables tables,
            GatewayConfig config,
            AvroCodec codec,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.tables = tables;
        this.config = config;
        this.codec = codec;
        this.bootstrapServers = bootstrapServers;
    }

    void start(@Observes StartupEvent event) {
        Duration retry = config.models().retry();
        standby = new LoaderThread("load-standby", retry, LONGEST_PAUSE, tables::warm);
        serving = new LoaderThread("load-models", retry, retry, () -> tables.settle(standby::news));
        follower = new TopicFollower<>(Topic.ROLLOUTS, RoutingTable.class, codec, bootstrapServers, this::take);
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
        serving.close();
        standby.close();
    }

    private void take(RoutingTable event) {
        try {
            tables.publish(new Table(
                    event.getRoute(),
                    event.getRevision(),
                    event.getRolloutId(),
                    event.getArms().stream()
                            .map(arm -> new Arm(
                                    arm.getName(),
                                    arm.getVersion(),
                                    arm.getEngine(),
                                    arm.getShare(),
                                    arm.getArtifactSha256(),
                                    arm.getModel(),
                                    arm.getSystemPrompt()))
                            .toList(),
                    event.getSalt(),
                    event.getPreviousVersion()));
            serving.news();
        } catch (IllegalArgumentException e) {
            LOG.errorf("routing table refused, the one before stays in force cause=%s", e.getMessage());
        }
    }
}
