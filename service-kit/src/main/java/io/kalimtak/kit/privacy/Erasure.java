package io.kalimtak.kit.privacy;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A person to be erased.
 *
 * @param subjectId the person's pseudonym
 * @param before everything that happened up to this moment goes; what the person does later is a new beginning
 */
public record Erasure(UUID requestId, String subjectId, Instant before) {
    /** The erasure that an event asks for; empty for an event of another kind. */
    public static Optional<Erasure> of(PrivacyEvent event) {
        if (event.getKind() != PrivacyEventKind.ERASURE_REQUESTED) {
            return Optional.empty();
        }
        Instant before = event.getEraseBefore() == null ? event.getOccurredAt() : event.getEraseBefore();
        return Optional.of(new Erasure(event.getRequestId(), event.getSubjectId(), before));
    }
}
