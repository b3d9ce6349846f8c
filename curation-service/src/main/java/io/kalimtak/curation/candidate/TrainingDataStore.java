package io.kalimtak.curation.candidate;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes {@code training_data}. */
@ApplicationScoped
class TrainingDataStore {
    private static final String LOCK =
            "SELECT interaction_id FROM interactions WHERE interaction_id = ANY (?) ORDER BY interaction_id FOR UPDATE";

    /** A row that would stay as it is is not written, so that a replay changes nothing, not even a row's version. */
    private static final String UPSERT = """
            INSERT INTO training_data AS t (id, source_interaction_id, input_prompt, target_output, quality_score,
                domain_category, use_case, is_curated, is_selected, created_at, language, target_tool, subject_id,
                model_version, cluster_key, content_hash, weight, score, corrected, feedback_id, rated_at, admitted_score)
            SELECT id, interaction, input, target, quality, domain, use_case, FALSE, FALSE, ?, language, tool, subject,
                version, cluster, content, weight, score, corrected, feedback, rated_at, ?
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::float8[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::text[], ?::text[], ?::float8[], ?::int4[], ?::bool[], ?::uuid[], ?::timestamptz[])
                AS u (id, interaction, input, target, quality, domain, use_case, language, tool, subject, version, cluster,
                content, weight, score, corrected, feedback, rated_at)
            ON CONFLICT (source_interaction_id) DO UPDATE SET
                input_prompt = excluded.input_prompt, target_output = excluded.target_output,
                quality_score = excluded.quality_score, domain_category = excluded.domain_category,
                use_case = excluded.use_case, weight = excluded.weight, score = excluded.score,
                corrected = excluded.corrected, feedback_id = excluded.feedback_id, rated_at = excluded.rated_at,
                cluster_key = excluded.cluster_key, content_hash = excluded.content_hash,
                admitted_score = least(t.admitted_score, excluded.admitted_score),
                is_curated = t.is_curated AND t.content_hash = excluded.content_hash,
                is_selected = t.is_selected AND t.content_hash = excluded.content_hash
            WHERE (t.content_hash, t.quality_score, t.domain_category, t.use_case, t.weight, t.score, t.corrected,
                t.feedback_id, t.rated_at, t.cluster_key) IS DISTINCT FROM (excluded.content_hash, excluded.quality_score,
                excluded.domain_category, excluded.use_case, excluded.weight, excluded.score, excluded.corrected,
                excluded.feedback_id, excluded.rated_at, excluded.cluster_key)
                OR excluded.admitted_score < t.admitted_score
            """;

    private final Database database;

    TrainingDataStore(Database database) {
        this.database = database;
    }

    /**
     * Locks the interactions that are there, and says which: two consumers never derive the same row at the same time, if
     * they derive only what they locked.
     */
    List<UUID> lock(Collection<UUID> interactionIds) {
        return database.call("lock interactions", connection -> {
            try (Statement statement = Statement.of(connection, LOCK).uuids(interactionIds)) {
                return statement.list(row -> row.getObject(1, UUID.class));
            }
        });
    }

    /** The scores at which rows of these interactions were admitted. */
    Map<UUID, Integer> admitted(Collection<UUID> interactionIds) {
        Map<UUID, Integer> admitted = new HashMap<>();
        database.run("read candidates", connection -> {
            String sql = "SELECT source_interaction_id, admitted_score FROM training_data"
                    + " WHERE source_interaction_id = ANY (?)";
            try (Statement statement = Statement.of(connection, sql).uuids(interactionIds)) {
                statement.list(row -> admitted.put(row.getObject(1, UUID.class), row.getInt(2)));
            }
        });
        return admitted;
    }

    /** Writes the rows; an id that is there already is brought up to date and keeps its time of creation. */
    void upsert(List<TrainingRow> rows, int admittedScore, Instant now) {
        database.run("write candidates", connection -> {
            try (Statement statement =
                    Statement.of(connection, UPSERT).time(now).number(admittedScore)) {
                columns(statement, rows).update();
            }
        });
    }

    int delete(Collection<UUID> interactionIds) {
        return database.call("take candidates back", connection -> {
            String sql = "DELETE FROM training_data WHERE source_interaction_id = ANY (?)";
            try (Statement statement = Statement.of(connection, sql).uuids(interactionIds)) {
                return statement.update();
            }
        });
    }

    private static Statement columns(Statement statement, List<TrainingRow> rows) throws SQLException {
        return statement
                .column("uuid", rows, TrainingRow::id)
                .column("uuid", rows, row -> row.source().interactionId())
                .column("text", rows, TrainingRow::input)
                .column("text", rows, TrainingRow::target)
                .column("float8", rows, TrainingRow::quality)
                .column("text", rows, row -> row.classification().domain())
                .column("text", rows, row -> row.classification().useCase())
                .column("text", rows, TrainingRow::language)
                .column("text", rows, row -> row.source().targetTool())
                .column("text", rows, row -> row.source().subjectId())
                .column("text", rows, row -> row.source().modelVersion())
                .column("text", rows, TrainingRow::clusterKey)
                .column("text", rows, TrainingRow::contentHash)
                .column("float8", rows, TrainingRow::weight)
                .column(
                        "int4",
                        rows,
                        row -> row.source().rating() == null
                                ? null
                                : row.source().score())
                .column("bool", rows, row -> row.source().corrected())
                .column("uuid", rows, row -> row.source().feedbackId())
                .column("timestamptz", rows, row -> row.source().ratedAt());
    }
}
