package io.kalimtak.feedback.review;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.feedback.rating.FeedbackRows;
import io.kalimtak.feedback.rating.Piece;
import io.kalimtak.feedback.sql.StoreException;
import io.kalimtak.kit.sql.ColumnArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The pieces that are decided about. */
@ApplicationScoped
class ReviewStore {
    private static final String UNIQUE_VIOLATION = "23505";

    /** Those in force at the same places, too, for a release replaces them: all in one order, as everybody locks them. */
    private static final String LOCK =
            "WITH asked AS (SELECT unnest(?::uuid[]) AS feedback_id) SELECT " + FeedbackRows.COLUMNS + """
            FROM feedback.feedback
            WHERE feedback_id IN (
                SELECT feedback_id FROM asked
                UNION
                SELECT inforce.feedback_id
                FROM asked JOIN feedback.feedback held USING (feedback_id)
                JOIN feedback.feedback inforce USING (interaction_id, rater_id)
                WHERE inforce.state = 'ACCEPTED')
            ORDER BY feedback_id FOR UPDATE
            """;

    private static final String DECIDE = """
            UPDATE feedback.feedback held
            SET state = decided.state, reason = decided.reason, reviewed_by = decided.reviewed_by,
                reviewed_at = decided.reviewed_at, changed_at = decided.changed_at
            FROM unnest(
                ?::uuid[], ?::text[]::feedback.feedback_state[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
            AS decided (feedback_id, state, reason, reviewed_by, reviewed_at, changed_at)
            WHERE held.feedback_id = decided.feedback_id AND held.state = 'QUARANTINED'
            """;

    private final AgroalDataSource database;
    private final FeedbackRows rows;

    ReviewStore(AgroalDataSource database, FeedbackRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** The pieces and those in force at their places, which nobody else changes before the transaction ends. */
    List<Piece> lock(Collection<UUID> feedbackIds) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(LOCK)) {
            new ColumnArrays<>(lock, List.copyOf(feedbackIds)).add("uuid", id -> id);
            try (ResultSet row = lock.executeQuery()) {
                return rows.all(row);
            }
        } catch (SQLException e) {
            throw new StoreException("cannot read feedback that waits", e);
        }
    }

    /** Writes decisions about locked pieces. Throws StoreException when another piece came into force meanwhile. */
    void decide(List<Piece> pieces) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(DECIDE)) {
            new ColumnArrays<>(update, pieces)
                    .add("uuid", Piece::feedbackId)
                    .add("text", piece -> piece.state().name())
                    .add("text", Piece::reason)
                    .add("text", piece -> piece.hold().reviewedBy())
                    .add("timestamptz", piece -> piece.hold().reviewedAt())
                    .add("timestamptz", Piece::changedAt);
            update.executeUpdate();
        } catch (SQLException e) {
            throw UNIQUE_VIOLATION.equals(e.getSQLState())
                    ? StoreException.overtaken()
                    : new StoreException("cannot write decisions", e);
        }
    }
}
