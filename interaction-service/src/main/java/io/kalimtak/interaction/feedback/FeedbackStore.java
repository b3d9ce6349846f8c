package io.kalimtak.interaction.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.FeedbackSignals;
import io.kalimtak.interaction.sql.StoreException;
import io.kalimtak.kit.sql.ColumnArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The feedback table, merged in batches. Of two events of one piece the one that holds is: an end (replaced, withdrawn)
 * before any other state, then the later, then the greater state. That is a total order, so the row is the same
 * whatever the order of arrival and however often an event comes. Ends go first because the clocks of two replicas of
 * the owner may differ.
 */
@ApplicationScoped
class FeedbackStore {
    private static final String MERGE = """
            INSERT INTO interaction.feedback AS held (
                feedback_id, interaction_id, rater_id, state, feedback_score, feedback_text, corrected_output,
                signals, submitted_at, changed_at, subject_id)
            SELECT DISTINCT ON (feedback_id)
                feedback_id, interaction_id, rater_id, state, feedback_score, feedback_text, corrected_output,
                signals::jsonb, submitted_at, changed_at, subject_id
            FROM unnest(
                ?::uuid[], ?::uuid[], ?::text[], ?::text[]::interaction.feedback_state[], ?::integer[], ?::text[],
                ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[])
            AS arrived (
                feedback_id, interaction_id, rater_id, state, feedback_score, feedback_text, corrected_output,
                signals, submitted_at, changed_at, subject_id)
            ORDER BY feedback_id, (state >= 'REPLACED') DESC, changed_at DESC, state DESC
            ON CONFLICT (feedback_id) DO UPDATE SET
                state = EXCLUDED.state,
                feedback_score = EXCLUDED.feedback_score,
                feedback_text = EXCLUDED.feedback_text,
                corrected_output = EXCLUDED.corrected_output,
                signals = EXCLUDED.signals,
                changed_at = EXCLUDED.changed_at
            WHERE (EXCLUDED.state >= 'REPLACED', EXCLUDED.changed_at, EXCLUDED.state)
                > (held.state >= 'REPLACED', held.changed_at, held.state)
            """;

    private final AgroalDataSource database;
    private final ObjectMapper json;

    FeedbackStore(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    void merge(List<Feedback> batch) {
        try (Connection connection = database.getConnection();
                PreparedStatement merge = connection.prepareStatement(MERGE)) {
            new ColumnArrays<>(merge, batch)
                    .add("uuid", Feedback::getFeedbackId)
                    .add("uuid", Feedback::getInteractionId)
                    .add("text", Feedback::getRaterId)
                    .add("text", feedback -> feedback.getState().name())
                    .add("int4", Feedback::getFeedbackScore)
                    .add("text", Feedback::getFeedbackText)
                    .add("text", Feedback::getCorrectedOutput)
                    .add("text", feedback -> signals(feedback.getSignals()))
                    .add("timestamptz", Feedback::getSubmittedAt)
                    .add("timestamptz", Feedback::getOccurredAt)
                    .add("text", Feedback::getSubjectId);
            merge.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot store feedback", e);
        }
    }

    private String signals(FeedbackSignals signals) {
        if (signals == null) {
            return null;
        }
        Map<String, Boolean> said = new LinkedHashMap<>();
        said.put("copied", signals.getCopied());
        said.put("accepted", signals.getAccepted());
        said.put("regenerated", signals.getRegenerated());
        said.put("dismissed", signals.getDismissed());
        said.values().removeIf(value -> value == null);
        try {
            return json.writeValueAsString(said);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write signals as JSON", e);
        }
    }
}
