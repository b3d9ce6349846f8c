package io.kalimtak.registry.observation;

import io.kalimtak.events.v1.ShadowAnswer;
import io.kalimtak.registry.db.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Rows of {@code shadow_observations}: one a request that a shadow got a copy of, never changed. */
@ApplicationScoped
class ShadowStore {
    private static final String INSERT = """
            INSERT INTO shadow_observations (interaction_id, version, route, rollout_id, subject_id, unit, answered_at,
                failed, milliseconds, shown_milliseconds, tokens, shown_tokens, similarity)
            SELECT DISTINCT ON (id, version) id, version, route, rollout_id, subject_id,
                hashtextextended(coalesce(subject_id, session_id::text), 0), answered_at, failed, milliseconds,
                shown_milliseconds, tokens, shown_tokens, similarity
            FROM unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::uuid[], ?::timestamptz[], ?::bool[],
                ?::int4[], ?::int4[], ?::int4[], ?::int4[], ?::float8[])
                AS u (id, version, route, rollout_id, subject_id, session_id, answered_at, failed, milliseconds,
                    shown_milliseconds, tokens, shown_tokens, similarity)
            ON CONFLICT (interaction_id, version) DO NOTHING
            """;

    private final Database database;

    ShadowStore(Database database) {
        this.database = database;
    }

    void insert(List<ShadowAnswer> events) {
        database.write(
                INSERT,
                events,
                columns -> columns.add("uuid", ShadowAnswer::getInteractionId)
                        .add("text", ShadowAnswer::getModelVersion)
                        .add("text", ShadowAnswer::getRoute)
                        .add("uuid", ShadowAnswer::getRolloutId)
                        .add("text", ShadowAnswer::getSubjectId)
                        .add("uuid", ShadowAnswer::getSessionId)
                        .add("timestamptz", ShadowAnswer::getCreatedAt)
                        .add("bool", ShadowAnswer::getFailed)
                        .add("int4", ShadowAnswer::getProcessingTimeMs)
                        .add("int4", ShadowAnswer::getShownProcessingTimeMs)
                        .add("int4", ShadowAnswer::getTokensOutput)
                        .add("int4", ShadowAnswer::getShownTokensOutput)
                        .add("float8", ShadowAnswer::getSimilarity));
    }

    /** Rows of a person's requests up to a moment, and of interactions that go. The number of them. */
    int erase(String subjectId, Instant before, List<UUID> interactions) {
        return database.update(
                """
                DELETE FROM shadow_observations
                WHERE (subject_id = ? AND answered_at <= ?) OR interaction_id = ANY (string_to_array(?, ',')::uuid[])
                """,
                subjectId,
                before,
                String.join(",", interactions.stream().map(UUID::toString).toList()));
    }
}
