package io.kalimtak.feedback.rating;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.feedback.sql.StoreException;
import io.kalimtak.kit.web.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The feedback table, read newest first. */
@ApplicationScoped
class HistoryStore {
    private final AgroalDataSource database;
    private final FeedbackRows rows;

    HistoryStore(AgroalDataSource database, FeedbackRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** All pieces, or those of one interaction. */
    List<Piece> list(Optional<UUID> interactionId, Optional<Cursor> after, int limit) {
        return interactionId
                .map(id -> select("interaction_id = ?", List.of(id), after, limit))
                .orElseGet(() -> select("true", List.of(), after, limit));
    }

    /** The pieces that wait for a decision: all, or those that one rule held. */
    List<Piece> quarantined(Optional<String> rule, Optional<Cursor> after, int limit) {
        return rule.map(name -> select("state = 'QUARANTINED' AND rule = ?", List.of(name), after, limit))
                .orElseGet(() -> select("state = 'QUARANTINED'", List.of(), after, limit));
    }

    private List<Piece> select(String condition, List<Object> values, Optional<Cursor> after, int limit) {
        List<Object> parameters = new ArrayList<>(values);
        String behind = "";
        if (after.isPresent()) {
            behind = " AND (submitted_at, feedback_id) < (?, ?)";
            parameters.add(after.get().time().atOffset(ZoneOffset.UTC));
            parameters.add(after.get().id());
        }
        parameters.add(limit);
        String sql = "SELECT " + FeedbackRows.COLUMNS + "FROM feedback.feedback WHERE " + condition + behind
                + " ORDER BY submitted_at DESC, feedback_id DESC LIMIT ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                return rows.all(row);
            }
        } catch (SQLException e) {
            throw new StoreException("cannot list feedback", e);
        }
    }
}
