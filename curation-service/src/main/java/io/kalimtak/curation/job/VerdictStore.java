package io.kalimtak.curation.job;

import static io.kalimtak.curation.rule.Split.EVAL;
import static io.kalimtak.curation.rule.Split.TRAIN;

import io.kalimtak.curation.candidate.RatedInteractionStore;
import io.kalimtak.curation.candidate.TrainingRow;
import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.curation.judgement.JudgementStore;
import io.kalimtak.curation.near.Similarity;
import io.kalimtak.curation.rule.Split;
import io.kalimtak.curation.rule.Splitter;
import io.kalimtak.curation.rule.StagedRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Stages a job's rows in {@code curation_verdicts}. What compares rows with one another runs as SQL over the staged rows, so
 * that memory does not grow with the set.
 */
@ApplicationScoped
class VerdictStore {
    private static final int FETCHED_ROWS = 500;

    /** A judgement of another judge, or of another target, is none. What a person said a request is goes before the classifier. */
    private static final String STAGE = """
            INSERT INTO curation_verdicts (job_id, interaction_id, training_data_id, subject_id, rater_id, network_id,
                language, domain, use_case, target_tool, cluster_key, content_hash, cluster_no, cluster, split_point, sides,
                twin_split, corrected, score, rated_at, review, by_user, training_allowed, withdrawn, word_rule, word_rule_version, word_reason)
            SELECT ?, r.interaction_id, j.training_data_id, r.subject_id, r.rater_id, r.network_id,
                coalesce(j.language, 'und'), coalesce(k.domain, j.domain), coalesce(k.use_case, j.use_case), r.target_tool, j.request_key, j.content_hash, c.cluster_no,
                n.name, ('x' || left(n.name, 8))::bit(32)::int8 / 4294967296.0, s.sides, s.split,
                r.corrected_output IS NOT NULL, coalesce(r.score, 0), coalesce(r.corrected_at, r.rated_at, r.created_at),
                r.review, r.by_user, r.training_allowed, r.withdrawn, j.dropped_by, j.rule_version, j.reason
            FROM rated_interactions r
            LEFT JOIN judgements j ON j.interaction_id = r.interaction_id AND j.judge = ? AND j.target_hash =
                encode(sha256(convert_to(coalesce(r.corrected_output, r.structured_prompt), 'UTF8')), 'hex')
            LEFT JOIN classification_corrections k ON k.interaction_id = j.interaction_id
            LEFT JOIN requests q ON q.request_key = j.request_key AND j.dropped_by IS NULL
            LEFT JOIN request_clusters c ON c.request_no = q.request_no
            LEFT JOIN (
                SELECT cluster_no, min(request_key COLLATE "C") AS name
                FROM request_clusters JOIN requests USING (request_no) GROUP BY cluster_no) n ON n.cluster_no = c.cluster_no
            LEFT JOIN (
                SELECT cluster_no, count(DISTINCT k.split) AS sides, min(k.split) AS split
                FROM clusters k JOIN requests ON request_key = k.cluster_key JOIN request_clusters USING (request_no)
                GROUP BY cluster_no) s ON s.cluster_no = c.cluster_no
            WHERE r.created_at >= coalesce(?, '-infinity'::timestamptz) AND r.created_at < coalesce(?, 'infinity'::timestamptz)
            """;

    /** A request stays on its own side, else goes to that of its near-duplicates. */
    private static final String SPLIT = """
            UPDATE curation_verdicts v
            SET split = coalesce((SELECT c.split FROM clusters c WHERE c.cluster_key = v.cluster_key), twin_split,
                CASE WHEN split_point < ? THEN 'eval' ELSE 'train' END)
            WHERE job_id = ? AND dropped_by IS NULL
            """;

    /** Whole clusters, so that no held-out row has a twin among the others. */
    private static final String HOLD_OUT_MORE = """
            UPDATE curation_verdicts SET split = 'eval' WHERE job_id = ? AND dropped_by IS NULL AND cluster IN (
                SELECT cluster FROM curation_verdicts
                WHERE job_id = ? AND dropped_by IS NULL AND language = ? AND split = 'train' AND twin_split IS NULL
                GROUP BY cluster, split_point ORDER BY split_point, cluster LIMIT ?)
            """;

    private static final String LANGUAGES = """
            SELECT language, count(*) AS total, count(*) FILTER (WHERE split = 'eval') AS held_out
            FROM curation_verdicts WHERE job_id = ? AND dropped_by IS NULL GROUP BY language ORDER BY language
            """;

    /** The order is that of hashes: fixed, yet as good as shuffled for who trains in the order of the file. */
    private static final String KEPT = """
            SELECT r.interaction_id, r.subject_id, r.input_text, r.structured_prompt, r.target_tool, r.model_version,
                r.assignment_probability, r.created_at, r.rating_id, r.score, r.rated_at, r.correction_id, r.corrected_output, r.corrected_at,
                r.review, r.training_allowed, r.withdrawn, j.target_hash, j.judge, j.request_key, j.content_hash, j.language,
                coalesce(k.domain, j.domain) AS domain, coalesce(k.use_case, j.use_case) AS use_case, j.domain_confidence,
                j.use_case_confidence, j.redactions, j.dropped_by, j.rule_version, j.reason, v.split
            FROM curation_verdicts v JOIN rated_interactions r USING (interaction_id) JOIN judgements j USING (interaction_id)
            LEFT JOIN classification_corrections k USING (interaction_id)
            WHERE v.job_id = ? AND v.dropped_by IS NULL
            ORDER BY v.cluster COLLATE "C", v.cluster_key COLLATE "C", v.interaction_id
            """;

    private record Language(String name, long rows, long heldOut) {}

    private final Database database;
    private final JudgementStore judgements;
    private final Similarity similarity;

    VerdictStore(Database database, JudgementStore judgements, Similarity similarity) {
        this.database = database;
        this.judgements = judgements;
        this.similarity = similarity;
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

    /** Stages every rated interaction of the time with what its judge said of it. */
    void stage(CurationJob job, String judge) {
        database.run("stage rows", connection -> {
            try (Statement statement = Statement.of(connection, STAGE)) {
                statement
                        .uuid(job.id())
                        .text(judge)
                        .time(job.settings().since())
                        .time(job.settings().until())
                        .update();
            }
            // The planner knows nothing yet of rows that this transaction wrote.
            try (Statement statement = Statement.of(connection, "ANALYZE curation_verdicts")) {
                statement.update();
            }
        });
    }

    /** The staged rows of a job, for the rules that compare rows. */
    StagedRows rows(UUID jobId) {
        return new StagedRowStore(database, similarity, jobId);
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
            String sql = "SELECT dropped_by, reason, split, count(*) AS rows, count(rare_ngram) AS flagged"
                    + " FROM curation_verdicts WHERE job_id = ?"
                    + " GROUP BY dropped_by, reason, split ORDER BY dropped_by, reason";
            try (Statement statement = Statement.of(connection, sql).uuid(jobId);
                    ResultSet result = statement.query()) {
                return StagedCounts.read(result);
            }
        });
    }

    /** How many values of each type of personal data have a placeholder in the rows that are kept. */
    Map<String, Long> redactions(UUID jobId) {
        Map<String, Long> redactions = new TreeMap<>();
        database.run("count redactions", connection -> {
            String sql = "SELECT kind, sum(number::int8) AS number FROM curation_verdicts v"
                    + " JOIN judgements j USING (interaction_id), jsonb_each_text(j.redactions) AS r (kind, number)"
                    + " WHERE v.job_id = ? AND v.dropped_by IS NULL GROUP BY kind";
            try (Statement statement = Statement.of(connection, sql).uuid(jobId)) {
                statement.list(row -> redactions.put(row.getString("kind"), row.getLong("number")));
            }
        });
        return redactions;
    }

    /** Streams what is kept, in the order of the files. Needs the transaction of {@link #begin}. */
    void streamKept(UUID jobId, BiConsumer<TrainingRow, Split> sink) {
        database.run("read kept rows", connection -> {
            try (Statement statement = Statement.of(connection, KEPT)
                            .fetching(FETCHED_ROWS)
                            .uuid(jobId);
                    ResultSet rows = statement.query()) {
                while (rows.next()) {
                    sink.accept(
                            TrainingRow.of(RatedInteractionStore.map(rows), judgements.map(rows)),
                            rows.getString("split").equals("eval") ? EVAL : TRAIN);
                }
            }
        });
    }
}
