package io.kalimtak.curation.review;

import io.kalimtak.curation.candidate.Review;
import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.kit.privacy.Tombstones;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes {@code reviews}. Needs a transaction. */
@ApplicationScoped
class ReviewStore {
    private static final String LOCK = """
            SELECT training_allowed AND coalesce(s.training, TRUE) AND NOT coalesce(i.created_at <= s.erased_at, FALSE)
            FROM interactions i LEFT JOIN consents s ON s.subject_id = i.subject_id
            WHERE i.interaction_id = ? FOR UPDATE OF i
            """;

    private static final String UPSERT = """
            INSERT INTO reviews (interaction_id, review_id, verdict, corrected_output, actor, reviewed_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (interaction_id) DO UPDATE SET verdict = excluded.verdict,
                corrected_output = excluded.corrected_output, actor = excluded.actor, reviewed_at = excluded.reviewed_at
            """;

    private final Database database;
    private final Tombstones tombstones;

    ReviewStore(Database database, Tombstones tombstones) {
        this.database = database;
        this.tombstones = tombstones;
    }

    /**
     * Locks an interaction, so that nobody derives from it meanwhile, and keeps erasures and withdrawn consents waiting: they
     * come before, and are seen, or after, and find what a review copied into the golden set. Whether it may be trained on; empty when it is not
     * there.
     */
    Optional<Boolean> lock(UUID interactionId) {
        tombstones.share();
        return database.call("lock an interaction", connection -> {
            try (Statement statement = Statement.of(connection, LOCK).uuid(interactionId)) {
                return statement.list(row -> row.getBoolean(1)).stream().findFirst();
            }
        });
    }

    /** Puts a review down; a later one replaces an earlier one. It leaves the queue. */
    void put(UUID interactionId, UUID reviewId, Review review, String correctedOutput, String actor, Instant at) {
        database.run("write a review", connection -> {
            try (Statement upsert = Statement.of(connection, UPSERT);
                    Statement leave = Statement.of(connection, "DELETE FROM review_queue WHERE interaction_id = ?")) {
                upsert.uuid(interactionId).uuid(reviewId).text(review.label()).text(correctedOutput);
                upsert.text(actor).time(at).update();
                leave.uuid(interactionId).update();
            }
        });
    }

    /** Whose correction the target of a reviewed interaction is; null when it is the answer itself, or the reviewer's. */
    String rater(UUID interactionId) {
        return database.call("read who corrected", connection -> {
            String sql = "SELECT rater_id FROM rated_interactions WHERE interaction_id = ?";
            try (Statement statement = Statement.of(connection, sql).uuid(interactionId)) {
                return statement.list(row -> row.getString(1)).getFirst();
            }
        });
    }
}
