package io.kalimtak.curation.job;

import static io.kalimtak.curation.rule.Split.EVAL;
import static io.kalimtak.curation.rule.Split.TRAIN;

import io.kalimtak.curation.candidate.RatedInteraction;
import io.kalimtak.curation.candidate.RatedInteractionStore;
import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.curation.rule.Split;
import io.kalimtak.curation.rule.Splitter;
import io.kalimtak.curation.rule.StagedRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Stages a job's rows in {@code curation_verdicts}. What compares rows with one another runs as SQL over the staged rows, so
 * that memory does not grow with the set.
 */
@ApplicationScoped
class VerdictStore {
    private static final int FETCHED_ROWS = 500;

    private static final String INSERT = """
            INSERT INTO curation_verdicts (job_id, interaction_id, training_data_id, subject_id, language, cluster_key,
                content_hash, corrected, score, rated_at, split_point, dropped_by, rule_version, reason)
            SELECT ?, * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bool[], ?::int4[],
                ?::timestamptz[], ?::float8[], ?::text[], ?::int4[], ?::text[])
            """;

    private static final String SPLIT = """
            UPDATE curation_verdicts v
            SET split = coalesce((SELECT c.split FROM clusters c WHERE c.cluster_key = v.cluster_key),
                CASE WHEN split_point < ? THEN 'eval' ELSE 'train' END)
            WHERE job_id = ? AND dropped_by IS NULL
            """;

    private static final String HOLD_OUT_MORE = """
            UPDATE curation_verdicts SET split = 'eval' WHERE job_id = ? AND interaction_id IN (
                SELECT interaction_id FROM curation_verdicts v
                WHERE job_id = ? AND dropped_by IS NULL AND language = ? AND split = 'train'
                    AND NOT EXISTS (SELECT 1 FROM clusters c WHERE c.cluster_key = v.cluster_key)
                ORDER BY split_point, interaction_id LIMIT ?)
            """;

    private static final String LANGUAGES = """
            SELECT language, count(*) AS total, count(*) FILTER (WHERE split = 'eval') AS held_out
            FROM curation_verdicts WHERE job_id = ? AND dropped_by IS NULL GROUP BY language ORDER BY language
            """;

    /** The order is that of the cluster keys: fixed, yet as good as shuffled for who trains in the order of the file. */
    private static final String KEPT = """
            SELECT r.*, v.split FROM curation_verdicts v JOIN rated_interactions r USING (interaction_id)
            WHERE v.job_id = ? AND v.dropped_by IS NULL ORDER BY v.cluster_key COLLATE "C"
            """;

    private record Language(String name, long rows, long heldOut) {}

    private final Database database;

    VerdictStore(Database database) {
        this.database = database;
    }

    /** Forgets what an earlier attempt staged, and makes the transaction see one moment of the database. */
    void begin(UUID jobId) {
        database.run("begin a job", connection -> {
            try (Statement isolation = Statement.of(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")) {
                isolation.update();
            }
            try (Statement delete = Statement.of(connection, "DELETE FROM curation_verdicts WHERE job_id = ?")) {
                delete.uuid(jobId).update();
            }
        });
    }

    void stage(UUID jobId, List<JudgedRow> rows) {
        database.run("stage rows", connection -> {
            try (Statement statement = Statement.of(connection, INSERT).uuid(jobId)) {
                columns(statement, rows).update();
            }
        });
    }

    private static Statement columns(Statement statement, List<JudgedRow> rows) throws SQLException {
        return statement
                .column("uuid", rows, one -> one.row().source().interactionId())
                .column("uuid", rows, one -> one.row().id())
                .column("text", rows, one -> one.row().source().subjectId())
                .column("text", rows, one -> one.row().language())
                .column("text", rows, one -> one.row().clusterKey())
                .column("text", rows, one -> one.row().contentHash())
                .column("bool", rows, one -> one.row().source().corrected())
                .column("int4", rows, one -> one.row().source().score())
                .column("timestamptz", rows, one -> one.row().source().ratedAt())
                .column("float8", rows, one -> Splitter.point(one.row().clusterKey()))
                .column("text", rows, JudgedRow::droppedBy)
                .column("int4", rows, JudgedRow::ruleVersion)
                .column("text", rows, JudgedRow::reason);
    }

    /** The staged rows of a job, for the rules that compare rows. */
    StagedRows rows(UUID jobId) {
        return new StagedRowStore(database, jobId);
    }

    /** Puts every kept row on its side. */
    void split(UUID jobId, Splitter splitter) {
        database.run("split rows", connection -> {
            try (Statement statement = Statement.of(connection, SPLIT)) {
                statement.number(splitter.evalShare()).uuid(jobId).update();
            }
            for (Language language : languages(connection, jobId)) {
                int more = splitter.shortfall(language.rows(), language.heldOut());
                if (more > 0) {
                    holdOutMore(connection, jobId, language.name(), more);
                }
            }
        });
    }

    private static List<Language> languages(Connection connection, UUID jobId) throws SQLException {
        try (Statement statement = Statement.of(connection, LANGUAGES).uuid(jobId)) {
            return statement.list(
                    row -> new Language(row.getString("language"), row.getLong("total"), row.getLong("held_out")));
        }
    }

    private static void holdOutMore(Connection connection, UUID jobId, String language, int rows) throws SQLException {
        try (Statement statement = Statement.of(connection, HOLD_OUT_MORE)) {
            statement.uuid(jobId).uuid(jobId).text(language).number((long) rows).update();
        }
    }

    /** How many rows fell to each reason, and how many are on each side. */
    StagedCounts counts(UUID jobId) {
        return database.call("count verdicts", connection -> {
            String sql = "SELECT dropped_by, reason, split, count(*) AS rows FROM curation_verdicts WHERE job_id = ?"
                    + " GROUP BY dropped_by, reason, split ORDER BY dropped_by, reason";
            try (Statement statement = Statement.of(connection, sql).uuid(jobId);
                    ResultSet result = statement.query()) {
                return StagedCounts.read(result);
            }
        });
    }

    /** Streams what is kept, in the order of the files. Needs the transaction of {@link #begin}. */
    void streamKept(UUID jobId, BiConsumer<RatedInteraction, Split> sink) {
        database.run("read kept rows", connection -> {
            try (Statement statement = Statement.of(connection, KEPT)
                            .fetching(FETCHED_ROWS)
                            .uuid(jobId);
                    ResultSet rows = statement.query()) {
                while (rows.next()) {
                    sink.accept(
                            RatedInteractionStore.map(rows),
                            rows.getString("split").equals("eval") ? EVAL : TRAIN);
                }
            }
        });
    }
}
