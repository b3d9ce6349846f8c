package io.kalimtak.interaction.browse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.kalimtak.interaction.sql.StoreException;
import io.kalimtak.kit.web.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads the analysts' view and the content table; selects no column of identity. */
@ApplicationScoped
class BrowseStore {
    private static final String ONE = """
            SELECT v.id, v.session_id, c.subject_id, v.input_text, v.structured_prompt, v.model_output,
                   v.tokens_input, v.tokens_output, v.tokens_total, c.tokens_counted, v.processing_time_ms,
                   v.target_tool, v.language, c.training_allowed, c.metadata::text AS metadata,
                   v.feedback_score, v.feedback_text, v.model_version, c.route, c.rollout_id, c.arm,
                   c.assignment_probability, c.stages::text AS stages, c.finish_reason, c.cost, v.created_at, v.updated_at
            FROM interaction.user_interactions v
            JOIN interaction.content c ON c.id = v.id AND c.created_at = v.created_at
            WHERE v.id = ?
            """;

    private static final String SHADOWS = """
            SELECT model_version, structured_prompt, model_output, tokens_output, processing_time_ms, similarity, failed,
                   created_at
            FROM interaction.shadow_answers WHERE interaction_id = ? ORDER BY model_version
            """;

    private static final TypeReference<Map<String, String>> PAIRS = new TypeReference<>() {};

    private static final TypeReference<List<InteractionDetail.InteractionStage>> STAGES = new TypeReference<>() {};

    private final AgroalDataSource database;
    private final ObjectMapper json;

    BrowseStore(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    List<InteractionSummary> list(InteractionFilter filter, Optional<Cursor> after, int limit) {
        BrowseQuery query = new BrowseQuery(filter, after, limit);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query.sql())) {
            query.bind(select);
            try (ResultSet row = select.executeQuery()) {
                List<InteractionSummary> found = new ArrayList<>();
                while (row.next()) {
                    found.add(summary(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new StoreException("cannot list interactions", e);
        }
    }

    Optional<InteractionDetail> one(UUID interactionId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ONE)) {
            select.setObject(1, interactionId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(detail(row, shadows(connection, interactionId))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StoreException("cannot read an interaction", e);
        }
    }

    private static List<InteractionDetail.ShadowAnswer> shadows(Connection connection, UUID interactionId)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SHADOWS)) {
            select.setObject(1, interactionId);
            try (ResultSet row = select.executeQuery()) {
                List<InteractionDetail.ShadowAnswer> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new InteractionDetail.ShadowAnswer(
                            row.getString("model_version"),
                            row.getString("structured_prompt"),
                            row.getString("model_output"),
                            row.getObject("tokens_output", Integer.class),
                            row.getInt("processing_time_ms"),
                            row.getObject("similarity", Double.class),
                            row.getBoolean("failed"),
                            instant(row, "created_at")));
                }
                return found;
            }
        }
    }

    private static InteractionSummary summary(ResultSet row) throws SQLException {
        return new InteractionSummary(
                row.getObject("id", UUID.class),
                row.getObject("session_id", UUID.class),
                row.getString("input_preview"),
                row.getString("model_version"),
                row.getString("target_tool"),
                row.getString("language"),
                row.getInt("tokens_total"),
                row.getInt("processing_time_ms"),
                row.getObject("feedback_score", Integer.class),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private InteractionDetail detail(ResultSet row, List<InteractionDetail.ShadowAnswer> shadows) throws SQLException {
        return new InteractionDetail(
                row.getObject("id", UUID.class),
                row.getObject("session_id", UUID.class),
                row.getString("subject_id"),
                row.getString("input_text"),
                row.getString("structured_prompt"),
                row.getString("model_output"),
                row.getInt("tokens_input"),
                row.getInt("tokens_output"),
                row.getInt("tokens_total"),
                row.getBoolean("tokens_counted"),
                row.getInt("processing_time_ms"),
                row.getString("target_tool"),
                row.getString("language"),
                row.getBoolean("training_allowed"),
                read(row.getString("metadata"), PAIRS),
                row.getObject("feedback_score", Integer.class),
                row.getString("feedback_text"),
                lineage(row),
                shadows,
                read(row.getString("stages"), STAGES),
                row.getString("finish_reason"),
                row.getObject("cost", Double.class),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    private static InteractionDetail.InteractionLineage lineage(ResultSet row) throws SQLException {
        return new InteractionDetail.InteractionLineage(
                row.getString("model_version"),
                row.getString("route"),
                row.getObject("rollout_id", UUID.class),
                row.getString("arm"),
                row.getDouble("assignment_probability"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private <T> T read(String column, TypeReference<T> type) {
        try {
            return json.readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a column is not the JSON that was written to it", e);
        }
    }
}
