package io.kalimtak.interaction.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.interaction.sql.StoreException;
import io.kalimtak.kit.sql.ColumnArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The content table, written in batches. */
@ApplicationScoped
class ContentStore {
    private static final String INSERT = """
            INSERT INTO interaction.content (
                id, session_id, subject_id, input_text, structured_prompt, model_output,
                tokens_input, tokens_output, tokens_total, tokens_counted, processing_time_ms,
                model_version, target_tool, language, route, rollout_id, arm, assignment_probability,
                training_allowed, metadata, created_at)
            SELECT
                id, session_id, subject_id, input_text, structured_prompt, model_output,
                tokens_input, tokens_output, tokens_total, tokens_counted, processing_time_ms,
                model_version, target_tool, language, route, rollout_id, arm, assignment_probability,
                training_allowed, metadata::jsonb, created_at
            FROM unnest(
                ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::integer[], ?::integer[], ?::integer[], ?::boolean[], ?::integer[],
                ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::double precision[],
                ?::boolean[], ?::text[], ?::timestamptz[])
            AS arrived (
                id, session_id, subject_id, input_text, structured_prompt, model_output,
                tokens_input, tokens_output, tokens_total, tokens_counted, processing_time_ms,
                model_version, target_tool, language, route, rollout_id, arm, assignment_probability,
                training_allowed, metadata, created_at)
            ON CONFLICT (id, created_at) DO NOTHING
            """;

    private final AgroalDataSource database;
    private final ObjectMapper json;

    ContentStore(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Inserts those that are not held yet, also when one batch holds an interaction twice. */
    void insert(List<Interaction> batch) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            bind(new ColumnArrays<>(insert, batch));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot store interactions", e);
        }
    }

    private void bind(ColumnArrays<Interaction> columns) throws SQLException {
        columns.add("uuid", Interaction::getInteractionId)
                .add("uuid", Interaction::getSessionId)
                .add("text", Interaction::getSubjectId)
                .add("text", Interaction::getInputText)
                .add("text", Interaction::getStructuredPrompt)
                .add("text", Interaction::getModelOutput)
                .add("int4", Interaction::getTokensInput)
                .add("int4", Interaction::getTokensOutput)
                .add("int4", Interaction::getTokensTotal)
                .add("bool", Interaction::getTokensCounted)
                .add("int4", Interaction::getProcessingTimeMs)
                .add("text", Interaction::getModelVersion)
                .add("text", Interaction::getTargetTool)
                .add("text", Interaction::getLanguage)
                .add("text", Interaction::getRoute)
                .add("uuid", Interaction::getRolloutId)
                .add("text", Interaction::getArm)
                .add("float8", Interaction::getAssignmentProbability)
                .add("bool", Interaction::getTrainingAllowed)
                .add("text", interaction -> metadata(interaction))
                .add("timestamptz", Interaction::getCreatedAt);
    }

    private String metadata(Interaction interaction) {
        try {
            return json.writeValueAsString(interaction.getMetadata());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write metadata as JSON", e);
        }
    }
}
