package io.kalimtak.gateway.consent;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.kit.events.TopicFollower;
import io.kalimtak.schemas.Topic;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The consents of all people who ever said anything, in memory; a change holds for the next request. */
@ApplicationScoped
public class Consents {
    private final GatewayConfig config;
    private final AvroCodec codec;
    private final String bootstrapServers;
    private final Map<String, Consent> bySubject = new ConcurrentHashMap<>();
    private TopicFollower<PrivacyEvent> follower;

    Consents(
            GatewayConfig config,
            AvroCodec codec,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.config = config;
        this.codec = codec;
        this.bootstrapServers = bootstrapServers;
    }

    void start(@Observes StartupEvent event) {
        follower = new TopicFollower<>(Topic.PRIVACY, PrivacyEvent.class, codec, bootstrapServers, this::take);
    }

    void stop(@Observes ShutdownEvent event) {
        follower.close();
    }

    private void take(PrivacyEvent event) {
        if (event.getKind() == PrivacyEventKind.CONSENT_CHANGED) {
            Consent before = of(event.getSubjectId());
            bySubject.put(
                    event.getSubjectId(),
                    new Consent(
                            or(event.getDataCollection(), before.dataCollection()),
                            or(event.getTraining(), before.training())));
        }
    }

    private static boolean or(Boolean said, boolean before) {
        return said == null ? before : said;
    }

    /** What the person allows; the configured default for one who never said, and for an anonymous request. */
    public Consent of(String subjectId) {
        Consent byDefault = new Consent(
                config.consent().dataCollectionByDefault(), config.consent().trainingByDefault());
        return subjectId == null ? byDefault : bySubject.getOrDefault(subjectId, byDefault);
    }

    boolean caughtUp() {
        return follower != null && follower.caughtUp();
    }
}
