package io.kalimtak.interaction.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.InteractionStage;
import io.kalimtak.kit.sql.Column;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** The columns of the content table that a batch fills, once for both ways of writing one. */
final class ContentColumns {
    private static final ObjectMapper JSON = new ObjectMapper();

    static final List<Column<Interaction>> ALL = List.of(
            new Column<>("id", "uuid", Interaction::getInteractionId),
            new Column<>("session_id", "uuid", Interaction::getSessionId),
            new Column<>("subject_id", "text", Interaction::getSubjectId),
            new Column<>("input_text", "text", Interaction::getInputText),
            new Column<>("structured_prompt", "text", Interaction::getStructuredPrompt),
            new Column<>("model_output", "text", Interaction::getModelOutput),
            new Column<>("tokens_input", "int4", Interaction::getTokensInput),
            new Column<>("tokens_output", "int4", Interaction::getTokensOutput),
            new Column<>("tokens_total", "int4", Interaction::getTokensTotal),
            new Column<>("tokens_counted", "bool", Interaction::getTokensCounted),
            new Column<>("processing_time_ms", "int4", Interaction::getProcessingTimeMs),
            new Column<>("model_version", "text", Interaction::getModelVersion),
            new Column<>("target_tool", "text", Interaction::getTargetTool),
            new Column<>("language", "text", Interaction::getLanguage),
            new Column<>("route", "text", Interaction::getRoute),
            new Column<>("rollout_id", "uuid", Interaction::getRolloutId),
            new Column<>("arm", "text", Interaction::getArm),
            new Column<>("assignment_probability", "float8", Interaction::getAssignmentProbability),
            new Column<>("training_allowed", "bool", Interaction::getTrainingAllowed),
            new Column<>("metadata", "jsonb", ContentColumns::metadata),
            new Column<>("stages", "jsonb", ContentColumns::stages),
            new Column<>("finish_reason", "text", Interaction::getFinishReason),
            new Column<>("cost", "float8", Interaction::getCost),
            new Column<>("created_at", "timestamptz", Interaction::getCreatedAt));

    /** Their names, comma-separated. */
    static final String NAMES = ALL.stream().map(Column::name).collect(Collectors.joining(", "));

    /** A parameter for an array of each, comma-separated. */
    static final String ARRAYS =
            ALL.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", "));

    private ContentColumns() {}

    private static String metadata(Interaction interaction) {
        return written(interaction.getMetadata());
    }

    private static String stages(Interaction interaction) {
        ArrayNode stages = JSON.createArrayNode();
        for (InteractionStage stage : interaction.getStages()) {
            stages.addObject()
                    .put("name", stage.getName())
                    .put("version", stage.getVersion())
                    .put("engine", stage.getEngine())
                    .put("tokens_input", stage.getTokensInput())
                    .put("tokens_output", stage.getTokensOutput())
                    .put("tokens_counted", stage.getTokensCounted())
                    .put("processing_time_ms", stage.getProcessingTimeMs());
        }
        return written(stages);
    }

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write a column as JSON", e);
        }
    }
}
