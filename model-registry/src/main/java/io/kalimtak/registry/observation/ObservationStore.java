package io.kalimtak.registry.observation;

import io.kalimtak.events.v1.Interaction;
import io.kalimtak.registry.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Rows of {@code observations}: one an answered request, never changed. */
@ApplicationScoped
class ObservationStore {
    private static final String INSERT = """
            INSERT INTO observations (interaction_id, route, version, rollout_id, arm, probability, subject_id, unit,
                answered_at, milliseconds, tokens, target_tool, language, refused, cost)
            SELECT DISTINCT ON (id) id, route, version, rollout_id, arm, probability, subject_id,
                hashtextextended(coalesce(subject_id, session_id::text), 0), answered_at, milliseconds, tokens,
                target_tool, language, refused, cost
            FROM unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::float8[], ?::text[], ?::uuid[],
                ?::timestamptz[], ?::int4[], ?::int4[], ?::text[], ?::text[], ?::bool[], ?::float8[])
                AS u (id, route, version, rollout_id, arm, probability, subject_id, session_id, answered_at,
                    milliseconds, tokens, target_tool, language, refused, cost)
            ON CONFLICT (interaction_id) DO NOTHING
            """;

    private final Database database;

    ObservationStore(Database database) {
        this.database = database;
    }

    void insert(List<Interaction> events) {
        database.write(
                INSERT,
                events,
                columns -> columns.add("uuid", Interaction::getInteractionId)
                        .add("text", Interaction::getRoute)
                        .add("text", Interaction::getModelVersion)
                        .add("uuid", Interaction::getRolloutId)
                        .add("text", Interaction::getArm)
                        .add("float8", Interaction::getAssignmentProbability)
                        .add("text", Interaction::getSubjectId)
                        .add("uuid", Interaction::getSessionId)
                        .add("timestamptz", Interaction::getCreatedAt)
                        .add("int4", Interaction::getProcessingTimeMs)
                        .add("int4", Interaction::getTokensOutput)
                        .add("text", Interaction::getTargetTool)
                        .add("text", Interaction::getLanguage)
                        .add("bool", Interaction::getRefused)
                        .add("float8", Interaction::getCost));
    }

    /** The interactions that went. */
    List<UUID> erase(String subjectId, Instant before) {
        return database.list(
                "DELETE FROM observations WHERE subject_id = ? AND answered_at <= ? RETURNING interaction_id",
                row -> row.getObject(1, UUID.class),
                subjectId,
                before);
    }
}
