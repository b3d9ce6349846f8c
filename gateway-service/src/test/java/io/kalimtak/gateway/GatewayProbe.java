package io.kalimtak.gateway;

import io.kalimtak.events.v1.RouteArm;
import io.kalimtak.events.v1.RoutingTable;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.kit.events.EventPublisher;
import io.kalimtak.kit.events.TopicFollower;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the tests see of Kafka: what the gateway wrote, and the tables that it reads. */
@ApplicationScoped
public class GatewayProbe {
    public static final String APP_KEY = "klm_app_test";
    public static final String ADMIN_KEY = "klm_admin_test";
    public static final String PRIVACY_KEY = "klm_privacy_test";

    private final EventPublisher publisher;
    private final AvroCodec codec;
    private final String bootstrapServers;

    GatewayProbe(
            EventPublisher publisher,
            AvroCodec codec,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.publisher = publisher;
        this.codec = codec;
        this.bootstrapServers = bootstrapServers;
    }

    public void publishTable(long revision, RouteArm... arms) {
        publishTable(revision, null, arms);
    }

    /** With the version to fall back to. */
    public void publishTable(long revision, String previousVersion, RouteArm... arms) {
        RoutingTable table = RoutingTable.newBuilder()
                .setEventId(new UUID(7, revision))
                .setOccurredAt(Instant.parse("2026-01-31T08:00:00Z"))
                .setRoute("default")
                .setRevision(revision)
                .setStrategy("immediate")
                .setArms(Arrays.asList(arms))
                .setSalt("salt")
                .setPreviousVersion(previousVersion)
                .setReason("test")
                .build();
        publisher.publish(Topic.ROLLOUTS, "default", table).join();
    }

    public static RouteArm arm(String name, String version, double share, String sha256) {
        return RouteArm.newBuilder()
                .setName(name)
                .setVersion(version)
                .setEngine("embedded")
                .setShare(share)
                .setArtifactSha256(sha256)
                .build();
    }

    public static RouteArm base() {
        return arm("live", "embedded-base-1", 1, null);
    }

    public void publish(Topic topic, String key, SpecificRecord event) {
        publisher.publish(topic, key, event).join();
    }

    /** Everything in the topic right now. */
    public <T extends SpecificRecord> List<T> read(Topic topic, Class<T> type) {
        List<T> events = new CopyOnWriteArrayList<>();
        try (var follower = new TopicFollower<>(topic, type, codec, bootstrapServers, events::add)) {
            org.awaitility.Awaitility.await().until(follower::caughtUp);
        }
        return List.copyOf(events);
    }
}
