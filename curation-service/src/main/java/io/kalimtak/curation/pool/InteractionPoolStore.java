package io.kalimtak.curation.pool;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.events.v1.Interaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Writes {@code interactions}. An interaction is a fact that never changes: the first delivery stores it, the others do
 * nothing. Of a request that may not be trained on, only that it was there is kept, not its words.
 */
@ApplicationScoped
class InteractionPoolStore {
    private static final String INSERT = """
            INSERT INTO interactions (interaction_id, subject_id, input_text, structured_prompt, target_tool, language,
                model_version, assignment_probability, training_allowed, created_at)
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::float8[],
                ?::bool[], ?::timestamptz[])
            ON CONFLICT (interaction_id) DO NOTHING
            """;

    private final Database database;

    InteractionPoolStore(Database database) {
        this.database = database;
    }

    @Transactional
    void store(List<Interaction> events) {
        database.run("write interactions", connection -> {
            try (Statement statement = Statement.of(connection, INSERT)) {
                statement
                        .column("uuid", events, Interaction::getInteractionId)
                        .column("text", events, Interaction::getSubjectId)
                        .column("text", events, event -> event.getTrainingAllowed() ? event.getInputText() : "")
                        .column("text", events, event -> event.getTrainingAllowed() ? event.getStructuredPrompt() : "")
                        .column("text", events, Interaction::getTargetTool)
                        .column("text", events, Interaction::getLanguage)
                        .column("text", events, Interaction::getModelVersion)
                        .column("float8", events, Interaction::getAssignmentProbability)
                        .column("bool", events, Interaction::getTrainingAllowed)
                        .column("timestamptz", events, Interaction::getCreatedAt)
                        .update();
            }
        });
    }
}
