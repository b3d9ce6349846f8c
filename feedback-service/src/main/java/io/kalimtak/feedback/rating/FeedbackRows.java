package io.kalimtak.feedback.rating;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rows of the feedback table as pieces. */
@ApplicationScoped
class FeedbackRows {
    static final String COLUMNS = """
            feedback_id, interaction_id, rater_id, state::text AS state, feedback_score, feedback_text,
            corrected_output, signals::text AS signals, replaced_by, reason, submitted_at, changed_at
            """;

    private final ObjectMapper json;

    FeedbackRows(ObjectMapper json) {
        this.json = json;
    }

    List<Piece> all(ResultSet rows) throws SQLException {
        List<Piece> pieces = new ArrayList<>();
        while (rows.next()) {
            pieces.add(piece(rows));
        }
        return pieces;
    }

    /** Signals as the column holds them; null for none. */
    String column(Signals signals) {
        try {
            return signals == null ? null : json.writeValueAsString(signals);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write signals as JSON", e);
        }
    }

    private Piece piece(ResultSet row) throws SQLException {
        return new Piece(
                row.getObject("feedback_id", UUID.class),
                row.getObject("interaction_id", UUID.class),
                row.getString("rater_id"),
                PieceState.valueOf(row.getString("state")),
                row.getObject("feedback_score", Integer.class),
                row.getString("feedback_text"),
                row.getString("corrected_output"),
                signals(row.getString("signals")),
                row.getObject("replaced_by", UUID.class),
                row.getString("reason"),
                instant(row, "submitted_at"),
                instant(row, "changed_at"));
    }

    private Signals signals(String column) {
        try {
            return column == null ? null : json.readValue(column, Signals.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the column signals is not JSON", e);
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
