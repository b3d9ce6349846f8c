package io.kalimtak.curation.job;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Finds what a job's staged rows say people prefer, on the training side. What is not to be learnt passes the same rules for
 * words, the same consent and the same caps as what is: a poisoner may as well work with bad ratings. Needs the transaction
 * that staged the rows.
 */
@ApplicationScoped
class PreferenceStore {
    private static final int FETCHED_ROWS = 500;

    /** An answer that is in the set and one that people liked less, to the same request or a near-duplicate of it. */
    record Pair(
            String cluster,
            String language,
            String targetTool,
            UUID chosenId,
            String chosenSubject,
            String prompt,
            String chosen,
            UUID rejectedId,
            String rejectedSubject,
            String rejectedPrompt,
            String rejected) {}

    /** An answer with what people thought of it. */
    record Judged(
            String cluster,
            String language,
            String targetTool,
            UUID interactionId,
            String subject,
            String prompt,
            String answer,
            boolean desirable) {}

    /**
     * Answers with a bad score whose words are clean, the worst of each person and network first, no more of each than the
     * caps allow. Of answers that say the same to the same, one. None to a request that is held out, now or in an earlier set.
     */
    private static final String MARK = """
            UPDATE curation_verdicts v SET disliked = TRUE FROM (
                SELECT interaction_id,
                    row_number() OVER (PARTITION BY coalesce(subject_id, interaction_id::text) ORDER BY %1$s) AS of_subject,
                    row_number() OVER (PARTITION BY coalesce(rater_id, interaction_id::text) ORDER BY %1$s) AS of_rater,
                    row_number() OVER (PARTITION BY coalesce(network_id, interaction_id::text) ORDER BY %1$s) AS of_network
                FROM (
                    SELECT DISTINCT ON (content_hash) interaction_id, subject_id, rater_id, network_id, score, rated_at
                    FROM curation_verdicts d
                    WHERE job_id = ? AND score BETWEEN 1 AND ? AND NOT corrected AND training_allowed AND NOT withdrawn
                        AND dropped_by IS NOT NULL AND word_rule IS NULL AND moderation IS NULL AND cluster_no IS NOT NULL
                        AND review IS DISTINCT FROM 'reject' AND NOT golden_twin
                        AND (cardinality(?::text[]) = 0 OR domain = ANY (?))
                        AND twin_split IS DISTINCT FROM 'eval' AND NOT EXISTS (SELECT 1 FROM curation_verdicts e
                            WHERE e.job_id = d.job_id AND e.cluster_no = d.cluster_no AND e.split = 'eval')
                    ORDER BY content_hash, interaction_id) one_of_each) ranked
            WHERE v.job_id = ? AND v.interaction_id = ranked.interaction_id
                AND of_subject <= ? AND of_rater <= ? AND of_network <= ?
            """.formatted("score, rated_at DESC, interaction_id");

    /** Of a correction, the original is what is not to be said. */
    private static final String PAIRS = """
            WITH kept AS (
                SELECT * FROM curation_verdicts WHERE job_id = ? AND dropped_by IS NULL AND split = 'train'),
            pairs AS (
                SELECT k.cluster, k.language, k.target_tool, k.interaction_id AS chosen_id, k.interaction_id AS rejected_id,
                    0 AS place, 0 AS use
                FROM kept k WHERE k.corrected AND NOT k.original_unsafe
                UNION ALL
                SELECT k.cluster, k.language, k.target_tool, k.interaction_id, d.interaction_id,
                    row_number() OVER (PARTITION BY k.interaction_id ORDER BY d.score, d.interaction_id),
                    row_number() OVER (PARTITION BY d.interaction_id ORDER BY k.score DESC, k.interaction_id)
                FROM kept k JOIN curation_verdicts d ON d.job_id = k.job_id AND d.cluster_no = k.cluster_no AND d.disliked
                WHERE k.corrected OR k.score - d.score >= ?)
            SELECT p.cluster, p.language, p.target_tool, p.chosen_id,
                c.subject_id AS chosen_subject, c.input_text AS prompt,
                coalesce(c.corrected_output, c.structured_prompt) AS chosen, p.rejected_id,
                r.subject_id AS rejected_subject, r.input_text AS rejected_prompt, r.structured_prompt AS rejected
            FROM pairs p JOIN rated_interactions c ON c.interaction_id = p.chosen_id
            JOIN interactions r ON r.interaction_id = p.rejected_id
            WHERE p.place <= ? AND p.use <= ?
            ORDER BY p.cluster COLLATE "C", p.chosen_id, p.place, p.rejected_id
            """;

    private static final String JUDGED = """
            SELECT v.cluster, v.language, v.target_tool, v.interaction_id, r.subject_id,
                r.input_text AS prompt,
                coalesce(r.corrected_output, r.structured_prompt) AS answer, NOT v.disliked AS desirable
            FROM curation_verdicts v JOIN rated_interactions r USING (interaction_id)
            WHERE v.job_id = ? AND (v.disliked OR v.dropped_by IS NULL AND v.split = 'train')
            ORDER BY v.cluster COLLATE "C", v.disliked, v.interaction_id
            """;

    /** How pairs are made: of which domains, all when none is named; the caps, and how far apart ratings must be. */
    record Terms(List<String> domains, int ofPerson, int ofNetwork, int worstScore, int apart, int rejectedOfEach) {
        Terms {
            domains = List.copyOf(domains);
        }
    }

    private final Database database;

    PreferenceStore(Database database) {
        this.database = database;
    }

    /** Marks the answers that are not to be learnt. */
    void mark(UUID jobId, Terms terms) {
        database.run("mark disliked answers", connection -> {
            try (Statement statement = Statement.of(connection, MARK)) {
                statement
                        .uuid(jobId)
                        .number((long) terms.worstScore())
                        .column("text", terms.domains(), one -> one)
                        .column("text", terms.domains(), one -> one)
                        .uuid(jobId);
                statement
                        .number((long) terms.ofPerson())
                        .number((long) terms.ofPerson())
                        .number((long) terms.ofNetwork())
                        .update();
            }
            // Rows were dropped, put on a side and marked since they were staged: by the old statistics none is kept,
            // and the planner would read all staged rows for each pair.
            try (Statement statement = Statement.of(connection, "ANALYZE curation_verdicts")) {
                statement.update();
            }
        });
    }

    void pairs(UUID jobId, Terms terms, Consumer<Pair> sink) {
        stream(
                "read pairs",
                PAIRS,
                sink,
                PreferenceStore::pair,
                statement -> statement
                        .uuid(jobId)
                        .number((long) terms.apart())
                        .number((long) terms.rejectedOfEach())
                        .number((long) terms.rejectedOfEach()));
    }

    void judged(UUID jobId, Consumer<Judged> sink) {
        stream("read judged answers", JUDGED, sink, PreferenceStore::judged, statement -> statement.uuid(jobId));
    }

    @FunctionalInterface
    private interface Parameters {
        void set(Statement statement) throws SQLException;
    }

    private <T> void stream(
            String what, String sql, Consumer<T> sink, Statement.RowMapper<T> mapper, Parameters parameters) {
        database.run(what, connection -> {
            try (Statement statement = Statement.of(connection, sql).fetching(FETCHED_ROWS)) {
                parameters.set(statement);
                try (ResultSet rows = statement.query()) {
                    while (rows.next()) {
                        sink.accept(mapper.map(rows));
                    }
                }
            }
        });
    }

    private static Pair pair(ResultSet row) throws SQLException {
        return new Pair(
                row.getString("cluster"),
                row.getString("language"),
                row.getString("target_tool"),
                row.getObject("chosen_id", UUID.class),
                row.getString("chosen_subject"),
                row.getString("prompt"),
                row.getString("chosen"),
                row.getObject("rejected_id", UUID.class),
                row.getString("rejected_subject"),
                row.getString("rejected_prompt"),
                row.getString("rejected"));
    }

    private static Judged judged(ResultSet row) throws SQLException {
        return new Judged(
                row.getString("cluster"),
                row.getString("language"),
                row.getString("target_tool"),
                row.getObject("interaction_id", UUID.class),
                row.getString("subject_id"),
                row.getString("prompt"),
                row.getString("answer"),
                row.getBoolean("desirable"));
    }
}
