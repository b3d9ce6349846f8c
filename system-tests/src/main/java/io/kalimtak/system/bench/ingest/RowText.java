package io.kalimtak.system.bench.ingest;

import io.kalimtak.events.v1.Interaction;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A row of the content table in the text format of COPY, in the table's order of columns. */
final class RowText {
    static final String COLUMNS = "id, session_id, subject_id, input_text, structured_prompt, model_output,"
            + " tokens_input, tokens_output, tokens_total, tokens_counted, processing_time_ms, model_version,"
            + " target_tool, language, route, rollout_id, arm, assignment_probability, training_allowed, metadata,"
            + " created_at";

    private RowText() {}

    /** One line without its end. */
    static String of(Interaction event) {
        return values(event).stream().map(RowText::escaped).collect(Collectors.joining("\t"));
    }

    /** The values in the order of {@link #COLUMNS}, as the JDBC driver would get them. */
    static List<Object> values(Interaction event) {
        return Arrays.asList(
                event.getInteractionId(),
                event.getSessionId(),
                event.getSubjectId(),
                event.getInputText(),
                event.getStructuredPrompt(),
                event.getModelOutput(),
                event.getTokensInput(),
                event.getTokensOutput(),
                event.getTokensTotal(),
                event.getTokensCounted(),
                event.getProcessingTimeMs(),
                event.getModelVersion(),
                event.getTargetTool(),
                event.getLanguage(),
                event.getRoute(),
                event.getRolloutId(),
                event.getArm(),
                event.getAssignmentProbability(),
                event.getTrainingAllowed(),
                json(event),
                event.getCreatedAt());
    }

    static String escaped(Object value) {
        if (value == null) {
            return "\\N";
        }
        return Objects.toString(value)
                .replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    /** The samples' metadata has one pair without a character that JSON escapes. */
    private static String json(Interaction event) {
        return event.getMetadata().entrySet().stream()
                .map(pair -> "\"" + pair.getKey() + "\": \"" + pair.getValue() + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
