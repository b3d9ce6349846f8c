package io.kalimtak.registry.observation;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.FeedbackSignals;
import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.registry.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Rows of {@code observed_feedback}: one a piece of feedback, as it now stands. An end (replaced, withdrawn) holds against
 * any other state; else the later event does, so the row is the same whatever the order of arrival.
 */
@ApplicationScoped
class ObservedFeedbackStore {
    private static final String MERGE = """
            INSERT INTO observed_feedback AS held (feedback_id, interaction_id, state, ended, score, accepted, subject_id,
                submitted_at, changed_at)
            SELECT DISTINCT ON (id) id, interaction_id, state, ended, score, accepted, subject_id, submitted_at, changed_at
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::bool[], ?::int2[], ?::bool[], ?::text[], ?::timestamptz[],
                ?::timestamptz[])
                AS u (id, interaction_id, state, ended, score, accepted, subject_id, submitted_at, changed_at)
            ORDER BY id, ended DESC, changed_at DESC, state DESC
            ON CONFLICT (feedback_id) DO UPDATE SET state = excluded.state, ended = excluded.ended,
                score = excluded.score, accepted = excluded.accepted, changed_at = excluded.changed_at
            WHERE (excluded.ended, excluded.changed_at, excluded.state) > (held.ended, held.changed_at, held.state)
            """;

    private static final String ERASE = """
            DELETE FROM observed_feedback
            WHERE (subject_id = ? AND submitted_at <= ?) OR interaction_id = ANY (string_to_array(?, ',')::uuid[])
            """;

    private final Database database;

    ObservedFeedbackStore(Database database) {
        this.database = database;
    }

    void merge(List<Feedback> events) {
        database.write(
                MERGE,
                events,
                columns -> columns.add("uuid", Feedback::getFeedbackId)
                        .add("uuid", Feedback::getInteractionId)
                        .add("text", event -> event.getState().name())
                        .add("bool", ObservedFeedbackStore::ended)
                        .add("int2", Feedback::getFeedbackScore)
                        .add("bool", event -> accepted(event.getSignals()))
                        .add("text", Feedback::getSubjectId)
                        .add("timestamptz", Feedback::getSubmittedAt)
                        .add("timestamptz", Feedback::getOccurredAt));
    }

    int erase(String subjectId, Instant before, List<UUID> interactions) {
        String ids = String.join(",", interactions.stream().map(UUID::toString).toList());
        return database.update(ERASE, subjectId, before, ids);
    }

    private static boolean ended(Feedback event) {
        return event.getState() == FeedbackState.REPLACED || event.getState() == FeedbackState.WITHDRAWN;
    }

    /** Asking again or turning the answer down outweighs having copied it; null where nothing was said. */
    private static Boolean accepted(FeedbackSignals signals) {
        if (signals == null) {
            return null;
        }
        if (Boolean.TRUE.equals(signals.getRegenerated()) || Boolean.TRUE.equals(signals.getDismissed())) {
            return false;
        }
        boolean taken = Boolean.TRUE.equals(signals.getCopied()) || Boolean.TRUE.equals(signals.getAccepted());
        boolean said = signals.getCopied() != null || signals.getAccepted() != null;
        return said ? Boolean.valueOf(taken) : null;
    }
}
