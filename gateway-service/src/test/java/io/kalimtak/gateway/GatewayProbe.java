package io.kalimtak.gateway;

import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.RouteArm;
import io.kalimtak.events.v1.RoutingTable;
import io.kalimtak.gateway.routing.RoutingTables;
import io.kalimtak.gateway.routing.Table;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.kit.events.EventPublisher;
import io.kalimtak.kit.events.TopicFollower;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the tests see of Kafka: what the gateway wrote, and the tables that it reads. */
@ApplicationScoped
public class GatewayProbe {
    public static final String APP_KEY = "klm_app_test";
    public static final String ADMIN_KEY = "klm_admin_test";
    public static final String PRIVACY_KEY = "klm_privacy_test";

    static {
        // A busy machine is not a failure.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private final EventPublisher publisher;
    private final AvroCodec codec;
    private final RoutingTables tables;
    private final String bootstrapServers;

    GatewayProbe(
            EventPublisher publisher,
            AvroCodec codec,
            RoutingTables tables,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.publisher = publisher;
        this.codec = codec;
        this.tables = tables;
        this.bootstrapServers = bootstrapServers;
    }

    /** Puts a table in force, above all that other tests published. */
    public void serve(RouteArm... arms) {
        serveBeside(null, arms);
    }

    /** With the version to fall back to. */
    public void serveBeside(String previousVersion, RouteArm... arms) {
        long inForce = tables.find("default").map(Table::revision).orElse(0L);
        long revision = Math.max(System.currentTimeMillis(), inForce + 1);
        publishTable(revision, previousVersion, arms);
        Awaitility.await()
                .until(() -> tables.find("default")
                        .filter(table -> table.revision() >= revision)
                        .isPresent());
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
        publish(Topic.ROLLOUTS, "default", table);
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

    /** Again and again until Kafka has it: some gateways of the tests have no patience. */
    public void publish(Topic topic, String key, SpecificRecord event) {
        Awaitility.await().ignoreExceptions().until(() -> {
            publisher.publish(topic, key, event).join();
            return true;
        });
    }

    /** What was logged under an id, as soon as it is. */
    public Interaction interaction(String id) {
        UUID wanted = UUID.fromString(id);
        return Awaitility.await()
                .until(
                        () -> read(Topic.INTERACTIONS, Interaction.class).stream()
                                .filter(one -> one.getInteractionId().equals(wanted))
                                .findFirst()
                                .orElse(null),
                        one -> one != null);
    }

    /** Everything in the topic right now. */
    public <T extends SpecificRecord> List<T> read(Topic topic, Class<T> type) {
        List<T> events = new CopyOnWriteArrayList<>();
        try (var follower = new TopicFollower<>(topic, type, codec, bootstrapServers, events::add)) {
            Awaitility.await().until(follower::caughtUp);
        }
        return List.copyOf(events);
    }
}
