package io.kalimtak.curation.pool;

import io.kalimtak.events.v1.PrivacyEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the privacy events of one batch say of a person.
 *
 * @param training whether training is allowed; null when the batch does not say
 * @param changedAt when that became true, or null
 * @param erasedAt when erasure was last asked for, or null
 */
record Consent(String subjectId, Boolean training, Instant changedAt, Instant erasedAt) {
    /** One entry a person, in the order of first mention; the newest event of a kind wins. */
    static List<Consent> newest(List<PrivacyEvent> events) {
        Map<String, Consent> bySubject = new LinkedHashMap<>();
        for (PrivacyEvent event : events) {
            Consent one = of(event);
            if (one != null) {
                bySubject.merge(one.subjectId(), one, Consent::with);
            }
        }
        return List.copyOf(bySubject.values());
    }

    /** Null for an event that says nothing of training. Refusing to be recorded is refusing to be trained on. */
    private static Consent of(PrivacyEvent event) {
        return switch (event.getKind()) {
            case CONSENT_CHANGED -> {
                boolean refused =
                        Boolean.FALSE.equals(event.getTraining()) || Boolean.FALSE.equals(event.getDataCollection());
                Boolean training = refused ? Boolean.FALSE : event.getTraining();
                yield training == null
                        ? null
                        : new Consent(event.getSubjectId(), training, event.getOccurredAt(), null);
            }
            case ERASURE_REQUESTED ->
                new Consent(
                        event.getSubjectId(),
                        null,
                        null,
                        event.getEraseBefore() == null ? event.getOccurredAt() : event.getEraseBefore());
            case ERASURE_DONE, UNKNOWN -> null;
        };
    }

    private Consent with(Consent later) {
        boolean newer = later.changedAt != null && (changedAt == null || !later.changedAt.isBefore(changedAt));
        return new Consent(
                subjectId,
                newer ? later.training : training,
                newer ? later.changedAt : changedAt,
                latest(erasedAt, later.erasedAt));
    }

    private static Instant latest(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
