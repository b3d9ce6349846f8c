package io.kalimtak.interaction.erasure;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.interaction.InteractionConfig;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.kit.outbox.Outbox;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Takes a request and tells every service. A person has one request: asking again takes it further in time, so what came
 * in between goes too, and where nothing came the receipt stays the same.
 */
@ApplicationScoped
public class RequestErasure {
    private final ErasureRequestStore requests;
    private final Outbox outbox;
    private final Pseudonyms pseudonyms;
    private final InteractionConfig config;
    private final Clock clock;
    private final Supplier<UUID> ids;

    RequestErasure(
            ErasureRequestStore requests,
            Outbox outbox,
            Pseudonyms pseudonyms,
            InteractionConfig config,
            Clock clock,
            Supplier<UUID> ids) {
        this.requests = requests;
        this.outbox = outbox;
        this.pseudonyms = pseudonyms;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
    }

    /** The request's id; known or unknown, every user id gives one. */
    @Transactional
    UUID request(String userId, String requestedBy) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ErasureRequest request = requests.put(
                new ErasureRequest(
                        ids.get(),
                        pseudonyms.subject(userId),
                        now,
                        now.plus(config.erasure().clockSkew())),
                requestedBy);
        // A key of its own: under the person's it would push the consent out of the compacted topic.
        outbox.append(Topic.PRIVACY, request.subjectId() + ":erasure", event(request));
        return request.requestId();
    }

    private PrivacyEvent event(ErasureRequest request) {
        return PrivacyEvent.newBuilder()
                .setEventId(ids.get())
                .setOccurredAt(request.requestedAt())
                .setSubjectId(request.subjectId())
                .setKind(PrivacyEventKind.ERASURE_REQUESTED)
                .setRequestId(request.requestId())
                .setEraseBefore(request.eraseBefore())
                .build();
    }
}
