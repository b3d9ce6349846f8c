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
public class FeedbackRows {
    public static final String COLUMNS = """
            feedback_id, interaction_id, rater_id, subject_id, network_id, state::text AS state, feedback_score,
            feedback_text, corrected_output, signals::text AS signals, replaced_by, rule, reviewed_by, reviewed_at,
            reason, submitted_at, changed_at
            """;

    private final ObjectMapper json;

    FeedbackRows(ObjectMapper json) {
        this.json = json;
    }

    public List<Piece> all(ResultSet rows) throws SQLException {
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
                new Origin(row.getString("subject_id"), row.getString("network_id")),
                PieceState.valueOf(row.getString("state")),
                row.getObject("feedback_score", Integer.class),
                row.getString("feedback_text"),
                row.getString("corrected_output"),
                signals(row.getString("signals")),
                row.getObject("replaced_by", UUID.class),
                hold(row),
                row.getString("reason"),
                instant(row, "submitted_at"),
                instant(row, "changed_at"));
    }

    private static Hold hold(ResultSet row) throws SQLException {
        String rule = row.getString("rule");
        OffsetDateTime reviewedAt = row.getObject("reviewed_at", OffsetDateTime.class);
        return rule == null
                ? null
                : new Hold(rule, row.getString("reviewed_by"), reviewedAt == null ? null : reviewedAt.toInstant());
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
