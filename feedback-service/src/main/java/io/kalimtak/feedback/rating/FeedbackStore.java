package io.kalimtak.feedback.rating;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.feedback.sql.StoreException;
import io.kalimtak.kit.sql.ColumnArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The feedback table, in batches. Nothing is locked ahead: one consumer reads a partition at a time, so two writers
 * meet only while partitions change hands. Then one of them finds the rows changed and does its batch again.
 */
@ApplicationScoped
public class FeedbackStore {
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String KNOWN = "SELECT feedback_id FROM feedback.feedback WHERE feedback_id = ANY (?)";

    private static final String CURRENT = "SELECT " + FeedbackRows.COLUMNS + """
            FROM feedback.feedback
            JOIN (SELECT DISTINCT * FROM unnest(?::uuid[], ?::text[]) AS asked (interaction_id, rater_id)) asked
                USING (interaction_id, rater_id)
            WHERE state IN ('QUARANTINED', 'ACCEPTED')
            """;

    /** Locked in the order of ids, as a review does, so that neither waits for the other's rows in turn. */
    private static final String REPLACE = """
            WITH change AS MATERIALIZED (
                SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::timestamptz[])
                AS change (feedback_id, replaced_by, changed_at)),
            locked AS MATERIALIZED (
                SELECT held.feedback_id FROM feedback.feedback held JOIN change USING (feedback_id)
                WHERE held.state IN ('QUARANTINED', 'ACCEPTED') ORDER BY held.feedback_id FOR UPDATE OF held)
            UPDATE feedback.feedback held
            SET state = 'REPLACED', replaced_by = change.replaced_by, changed_at = change.changed_at
            FROM change JOIN locked USING (feedback_id)
            WHERE held.feedback_id = change.feedback_id
            """;

    private static final String INSERT = """
            INSERT INTO feedback.feedback (
                feedback_id, interaction_id, rater_id, subject_id, network_id, state, feedback_score, feedback_text,
                corrected_output, signals, replaced_by, rule, reason, submitted_at, changed_at)
            SELECT
                feedback_id, interaction_id, rater_id, subject_id, network_id, state, feedback_score, feedback_text,
                corrected_output, signals::jsonb, replaced_by, rule, reason, submitted_at, changed_at
            FROM unnest(
                ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[]::feedback.feedback_state[],
                ?::integer[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[],
                ?::timestamptz[])
            AS arrived (
                feedback_id, interaction_id, rater_id, subject_id, network_id, state, feedback_score, feedback_text,
                corrected_output, signals, replaced_by, rule, reason, submitted_at, changed_at)
            """;

    private final AgroalDataSource database;
    private final FeedbackRows rows;

    FeedbackStore(AgroalDataSource database, FeedbackRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** The ids among these pieces that are held already. */
    Set<UUID> known(List<Piece> pieces) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(KNOWN)) {
            new ColumnArrays<>(select, pieces).add("uuid", Piece::feedbackId);
            try (ResultSet row = select.executeQuery()) {
                Set<UUID> known = new HashSet<>();
                while (row.next()) {
                    known.add(row.getObject(1, UUID.class));
                }
                return known;
            }
        } catch (SQLException e) {
            throw new StoreException("cannot look for feedback", e);
        }
    }

    /** The pieces in force, and those that wait, of the raters and interactions of these pieces. */
    public List<Piece> current(List<Piece> pieces) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(CURRENT)) {
            new ColumnArrays<>(select, pieces).add("uuid", Piece::interactionId).add("text", Piece::raterId);
            try (ResultSet row = select.executeQuery()) {
                return rows.all(row);
            }
        } catch (SQLException e) {
            throw new StoreException("cannot read current feedback", e);
        }
    }

    /** Ends held pieces. Throws StoreException when one of them is current no longer. */
    public void replace(List<Piece> replaced) {
        if (replaced.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(REPLACE)) {
            new ColumnArrays<>(update, replaced)
                    .add("uuid", Piece::feedbackId)
                    .add("uuid", Piece::replacedBy)
                    .add("timestamptz", Piece::changedAt);
            if (update.executeUpdate() != replaced.size()) {
                throw StoreException.overtaken();
            }
        } catch (SQLException e) {
            throw new StoreException("cannot replace feedback", e);
        }
    }

    /** Inserts pieces. Throws StoreException when somebody else inserted one, or took its place, first. */
    void insert(List<Piece> pieces) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            bind(new ColumnArrays<>(insert, pieces));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw UNIQUE_VIOLATION.equals(e.getSQLState())
                    ? StoreException.overtaken()
                    : new StoreException("cannot store feedback", e);
        }
    }

    private void bind(ColumnArrays<Piece> columns) throws SQLException {
        columns.add("uuid", Piece::feedbackId)
                .add("uuid", Piece::interactionId)
                .add("text", Piece::raterId)
                .add("text", piece -> piece.origin().subjectId())
                .add("text", piece -> piece.origin().networkId())
                .add("text", piece -> piece.state().name())
                .add("int4", Piece::feedbackScore)
                .add("text", Piece::feedbackText)
                .add("text", Piece::correctedOutput)
                .add("text", piece -> rows.column(piece.signals()))
                .add("uuid", Piece::replacedBy)
                .add("text", piece -> piece.hold() == null ? null : piece.hold().rule())
                .add("text", Piece::reason)
                .add("timestamptz", Piece::submittedAt)
                .add("timestamptz", Piece::changedAt);
    }
}
