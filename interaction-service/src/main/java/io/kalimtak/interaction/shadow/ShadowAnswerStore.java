package io.kalimtak.interaction.shadow;

import io.agroal.api.AgroalDataSource;
import io.kalimtak.events.v1.ShadowAnswer;
import io.kalimtak.interaction.sql.StoreException;
import io.kalimtak.kit.sql.Column;
import io.kalimtak.kit.sql.ColumnArrays;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** The table of answers that were not shown, written in batches. Those are samples of the traffic, so not copied as content is. */
@ApplicationScoped
class ShadowAnswerStore {
    private static final List<Column<ShadowAnswer>> COLUMNS = List.of(
            new Column<>("interaction_id", "uuid", ShadowAnswer::getInteractionId),
            new Column<>("model_version", "text", ShadowAnswer::getModelVersion),
            new Column<>("subject_id", "text", ShadowAnswer::getSubjectId),
            new Column<>("session_id", "uuid", ShadowAnswer::getSessionId),
            new Column<>("route", "text", ShadowAnswer::getRoute),
            new Column<>("rollout_id", "uuid", ShadowAnswer::getRolloutId),
            new Column<>("shown_version", "text", ShadowAnswer::getShownVersion),
            new Column<>("structured_prompt", "text", ShadowAnswer::getStructuredPrompt),
            new Column<>("model_output", "text", ShadowAnswer::getModelOutput),
            new Column<>("tokens_output", "int4", ShadowAnswer::getTokensOutput),
            new Column<>("processing_time_ms", "int4", ShadowAnswer::getProcessingTimeMs),
            new Column<>("shown_tokens_output", "int4", ShadowAnswer::getShownTokensOutput),
            new Column<>("shown_processing_time_ms", "int4", ShadowAnswer::getShownProcessingTimeMs),
            new Column<>("similarity", "float8", ShadowAnswer::getSimilarity),
            new Column<>("failed", "bool", ShadowAnswer::getFailed),
            new Column<>("answered_at", "timestamptz", ShadowAnswer::getOccurredAt),
            new Column<>("created_at", "timestamptz", ShadowAnswer::getCreatedAt));

    private static final String INSERT = """
            INSERT INTO interaction.shadow_answers (%1$s)
            SELECT %1$s FROM unnest(%2$s) AS arrived (%1$s)
            ON CONFLICT (interaction_id, model_version, created_at) DO NOTHING
            """.formatted(
                    COLUMNS.stream().map(Column::name).collect(Collectors.joining(", ")),
                    COLUMNS.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", ")));

    private final AgroalDataSource database;

    ShadowAnswerStore(AgroalDataSource database) {
        this.database = database;
    }

    /** Inserts those that are not held yet, also when one batch holds an answer twice. */
    void insert(List<ShadowAnswer> batch) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            ColumnArrays<ShadowAnswer> arrays = new ColumnArrays<>(insert, batch);
            for (Column<ShadowAnswer> column : COLUMNS) {
                arrays.add(column.type(), column.value());
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot store answers of a version in the shadow", e);
        }
    }
}
