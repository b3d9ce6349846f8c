package io.kalimtak.curation.pool;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.kit.privacy.Tombstones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Writes {@code ratings}, one row a piece of feedback, as it now stands. Of two events the later wins; of two at the same
 * microsecond the one whose state is further on (accepted, quarantined, replaced, withdrawn), so that the outcome hangs on no order of
 * arrival. What is not accepted is kept without its words.
 */
@ApplicationScoped
class RatingStore {
    private static final String UPSERT = """
            INSERT INTO ratings AS r (feedback_id, interaction_id, state, state_rank, score, corrected_output,
                submitted_at, occurred_at, subject_id, network_id)
            SELECT DISTINCT ON (feedback) feedback, interaction, state, rank, score, corrected, submitted_at, occurred_at,
                subject, network
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::int4[], ?::int4[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                ?::text[], ?::text[])
                AS u (feedback, interaction, state, rank, score, corrected, submitted_at, occurred_at, subject, network)
            ORDER BY feedback, occurred_at DESC, rank DESC
            ON CONFLICT (feedback_id) DO UPDATE SET state = excluded.state, state_rank = excluded.state_rank,
                score = excluded.score, corrected_output = excluded.corrected_output,
                submitted_at = excluded.submitted_at, occurred_at = excluded.occurred_at
            WHERE (excluded.occurred_at, excluded.state_rank) > (r.occurred_at, r.state_rank)
            """;

    private final Database database;
    private final Tombstones tombstones;

    RatingStore(Database database, Tombstones tombstones) {
        this.database = database;
        this.tombstones = tombstones;
    }

    /** What an erased person said, and what is about such a person's interaction, is dropped. */
    @Transactional
    void store(List<Feedback> arrived) {
        Set<UUID> unsaid = tombstones.unsaid(arrived.stream()
                .map(one -> new Tombstones.Said(
                        one.getFeedbackId(), one.getInteractionId(), one.getSubjectId(), one.getSubmittedAt()))
                .toList());
        upsert(arrived.stream()
                .filter(one -> !unsaid.contains(one.getFeedbackId()))
                .toList());
    }

    private void upsert(List<Feedback> events) {
        database.run("write ratings", connection -> {
            try (Statement statement = Statement.of(connection, UPSERT)) {
                statement
                        .column("uuid", events, Feedback::getFeedbackId)
                        .column("uuid", events, Feedback::getInteractionId)
                        .column("text", events, event -> event.getState().name())
                        .column("int4", events, event -> event.getState().ordinal())
                        .column("int4", events, Feedback::getFeedbackScore)
                        .column("text", events, RatingStore::correction)
                        .column("timestamptz", events, Feedback::getSubmittedAt)
                        .column("timestamptz", events, Feedback::getOccurredAt)
                        .column("text", events, Feedback::getSubjectId)
                        .column("text", events, Feedback::getNetworkId)
                        .update();
            }
        });
    }

    private static String correction(Feedback event) {
        String text = event.getCorrectedOutput();
        return event.getState() != FeedbackState.ACCEPTED || text == null || text.isBlank() ? null : text;
    }
}
