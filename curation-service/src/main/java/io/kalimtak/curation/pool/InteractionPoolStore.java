package io.kalimtak.curation.pool;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.kit.privacy.Tombstones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Writes {@code interactions}. An interaction is a fact that never changes: the first delivery stores it, the others do
 * nothing. Of a request that may not be trained on, only that it was there is kept, not its words.
 */
@ApplicationScoped
class InteractionPoolStore {
    private static final String INSERT = """
            INSERT INTO interactions (interaction_id, subject_id, input_text, structured_prompt, target_tool, language,
                model_version, assignment_probability, training_allowed, created_at, answered)
            SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::float8[],
                ?::bool[], ?::timestamptz[], ?::bool[])
            ON CONFLICT (interaction_id) DO NOTHING
            """;

    private final Database database;
    private final Tombstones tombstones;

    InteractionPoolStore(Database database, Tombstones tombstones) {
        this.database = database;
        this.tombstones = tombstones;
    }

    /** What belongs to a person who was erased is dropped, and with it the ratings that came before it. */
    @Transactional
    void store(List<Interaction> arrived) {
        Set<UUID> late = tombstones.late(arrived.stream()
                .map(one -> new Tombstones.Arrived(one.getInteractionId(), one.getSubjectId(), one.getCreatedAt()))
                .toList());
        if (!late.isEmpty()) {
            forgetRatings(late);
        }
        insert(arrived.stream()
                .filter(one -> !late.contains(one.getInteractionId()))
                .toList());
    }

    private void forgetRatings(Set<UUID> interactionIds) {
        database.run("forget ratings", connection -> {
            String sql = "DELETE FROM ratings WHERE interaction_id = ANY (?)";
            try (Statement statement = Statement.of(connection, sql).uuids(interactionIds)) {
                statement.update();
            }
        });
    }

    /** Whether a model answered the structured prompt, so that what people correct is the answer. */
    private static boolean isAnswered(Interaction event) {
        return event.getStages().size() > 1;
    }

    private void insert(List<Interaction> events) {
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
                        .column("bool", events, InteractionPoolStore::isAnswered)
                        .update();
            }
        });
    }
}
