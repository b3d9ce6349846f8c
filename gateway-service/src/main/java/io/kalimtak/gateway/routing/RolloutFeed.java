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
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Follows the compacted topic of routing tables and has their models loaded, again and again until it succeeds. */
@ApplicationScoped
class RolloutFeed {
    private static final Logger LOG = Logger.getLogger(RolloutFeed.class);

    private final RoutingTables tables;
    private final GatewayConfig config;
    private final AvroCodec codec;
    private final String bootstrapServers;
    private final Semaphore changed = new Semaphore(0);
    private volatile boolean running;
    private TopicFollower<RoutingTable> follower;
    private Thread loader;

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
        running = true;
        follower = new TopicFollower<>(Topic.ROLLOUTS, RoutingTable.class, codec, bootstrapServers, this::take);
        loader = Thread.ofPlatform().daemon().name("load-models").start(this::load);
    }

    void stop(@Observes ShutdownEvent event) {
        running = false;
        follower.close();
        loader.interrupt();
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
                                    arm.getArtifactSha256()))
                            .toList(),
                    event.getSalt()));
            changed.release();
        } catch (IllegalArgumentException e) {
            LOG.errorf("routing table refused, the one before stays in force cause=%s", e.getMessage());
        }
    }

    private void load() {
        boolean settled = true;
        while (running) {
            try {
                if (settled) {
                    changed.acquire();
                } else if (changed.tryAcquire(config.models().retry().toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.debug("a newer table arrived while one was waiting for its models");
                }
                changed.drainPermits();
                settled = tables.settle();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.errorf(e, "models could not be loaded");
                settled = false;
            }
        }
    }
}
