package io.kalimtak.curation.job;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.curation.judgement.TrainingDataId;
import io.kalimtak.kit.privacy.Tombstones;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a finished job changes in the tables besides its own row. Needs a transaction. */
@ApplicationScoped
class PublicationStore {
    private static final String WITHDRAWN = """
            SELECT count(*) FROM curation_verdicts v LEFT JOIN interactions i USING (interaction_id)
            LEFT JOIN consents s ON s.subject_id = i.subject_id
            WHERE v.job_id = ? AND (v.dropped_by IS NULL OR v.disliked) AND (i.interaction_id IS NULL
                OR coalesce(NOT s.training, FALSE) OR coalesce(i.created_at <= s.erased_at, FALSE)
                OR EXISTS (SELECT 1 FROM erasures e WHERE e.subject_id = v.rater_id AND e.erased_before >= v.rated_at))
            """;

    private static final String WITHOUT_CANDIDATE = """
            SELECT v.interaction_id FROM curation_verdicts v WHERE v.job_id = ? AND v.dropped_by IS NULL
                AND NOT EXISTS (SELECT 1 FROM training_data t WHERE t.source_interaction_id = v.interaction_id)
            """;

    private static final String ROWS = """
            INSERT INTO training_set_rows (training_set_id, training_data_id, source_interaction_id, subject_id, rater_id,
                split, content_hash, language, domain_category, target_tool)
            SELECT ?, v.training_data_id, v.interaction_id, v.subject_id, v.rater_id, v.split, v.content_hash, v.language,
                v.domain, v.target_tool
            FROM curation_verdicts v WHERE v.job_id = ? AND v.dropped_by IS NULL
            """;

    private static final String PREFERENCES = """
            INSERT INTO training_set_preferences (training_set_id, source_interaction_id, subject_id, rater_id)
            SELECT ?, interaction_id, subject_id, rater_id FROM curation_verdicts WHERE job_id = ? AND disliked
            """;

    private static final String GOLDEN = """
            INSERT INTO training_set_rows (training_set_id, training_data_id, source_interaction_id, subject_id, rater_id,
                split, content_hash, language, domain_category, target_tool)
            SELECT ?, u.row, g.interaction_id, g.subject_id, g.rater_id, 'golden', g.content_hash, g.language,
                g.domain_category, g.target_tool
            FROM unnest(?::uuid[], ?::uuid[]) AS u (interaction, row)
            JOIN golden_items g ON g.interaction_id = u.interaction
            """;

    /** Requests that were left out for a nearly equal one take its side: when that one goes, theirs is still known. */
    private static final String CLUSTERS = """
            INSERT INTO clusters (cluster_key, split, first_set_id)
            SELECT v.cluster_key, coalesce(v.split, sides.split, 'train'), ?
            FROM curation_verdicts v LEFT JOIN (
                SELECT cluster_no, min(split) AS split FROM curation_verdicts
                WHERE job_id = ? AND dropped_by IS NULL
                GROUP BY cluster_no HAVING count(DISTINCT split) = 1) sides USING (cluster_no)
            WHERE v.job_id = ? AND v.cluster_key IS NOT NULL
                AND (v.disliked OR coalesce(v.split, sides.split) IS NOT NULL)
                AND (v.dropped_by IS NULL OR v.word_rule IS NULL AND coalesce(v.sides, 0) < 2)
                AND NOT v.golden_twin
            GROUP BY v.cluster_key, 2
            ON CONFLICT (cluster_key) DO NOTHING
            """;

    /** A row that changed since it was judged keeps its marks off: it is another row now. */
    private static final String MARK = """
            UPDATE training_data t SET is_curated = TRUE, is_selected = v.dropped_by IS NULL, domain_category = v.domain,
                use_case = v.use_case
            FROM curation_verdicts v
            WHERE v.job_id = ? AND v.interaction_id = t.source_interaction_id AND v.content_hash = t.content_hash
                AND (NOT t.is_curated OR t.is_selected <> (v.dropped_by IS NULL)
                    OR (t.domain_category, t.use_case) <> (v.domain, v.use_case))
            """;

    private static final String UNMARK = """
            UPDATE training_data t SET is_selected = FALSE WHERE t.is_selected AND NOT EXISTS (
                SELECT 1 FROM curation_verdicts v WHERE v.job_id = ? AND v.interaction_id = t.source_interaction_id)
            """;

    /** What an erasure could not see, because the job had not committed it. */
    private static final String FORGET_ERASED = """
            DELETE FROM curation_verdicts v WHERE job_id = ?
                AND NOT EXISTS (SELECT 1 FROM interactions i WHERE i.interaction_id = v.interaction_id)
            """;

    private static final String FORGET_RATERS = """
            UPDATE curation_verdicts v SET rater_id = NULL, network_id = NULL WHERE job_id = ? AND EXISTS (
                SELECT 1 FROM erasures e WHERE e.subject_id = v.rater_id AND e.erased_before >= v.rated_at)
            """;

    private static final String FLAG = """
            INSERT INTO review_flags (interaction_id, kind, detail, job_id, flagged_at)
            SELECT i.interaction_id, 'rare-ngram', v.rare_ngram, v.job_id, ?
            FROM curation_verdicts v JOIN interactions i USING (interaction_id)
            WHERE v.job_id = ? AND v.rare_ngram IS NOT NULL ORDER BY i.interaction_id FOR KEY SHARE OF i
            ON CONFLICT (interaction_id, kind) DO UPDATE
                SET detail = excluded.detail, job_id = excluded.job_id, flagged_at = excluded.flagged_at
            """;

    private static final String PURGE = """
            DELETE FROM curation_verdicts WHERE job_id IN (
                SELECT id FROM curation_jobs WHERE finished_at < ?)
            """;

    private final Database database;
    private final Tombstones tombstones;

    PublicationStore(Database database, Tombstones tombstones) {
        this.database = database;
        this.tombstones = tombstones;
    }

    /** Keeps erasures and withdrawn consents waiting until the present transaction ends. */
    void share() {
        tombstones.share();
    }

    /** Forgets verdicts on people who were erased while the job ran. */
    void forgetErased(UUID jobId) {
        database.run("forget verdicts of erased people", connection -> {
            try (Statement erased = Statement.of(connection, FORGET_ERASED);
                    Statement raters = Statement.of(connection, FORGET_RATERS)) {
                erased.uuid(jobId).update();
                raters.uuid(jobId).update();
            }
        });
    }

    /**
     * How many kept rows are of people who have taken their consent back, or were erased, since. An erasure comes either
     * before, and is seen here, or after the present transaction, and finds the set published.
     */
    long withdrawn(UUID jobId) {
        return database.call("look for withdrawn consents", connection -> {
            try (Statement statement = Statement.of(connection, WITHDRAWN).uuid(jobId)) {
                return statement.list(row -> row.getLong(1)).getFirst();
            }
        });
    }

    /** Whether somebody whose words the golden file holds was erased, or took consent back, since it was written. */
    boolean goldenGone(List<UUID> golden) {
        return database.call("look for golden items that are gone", connection -> {
            String sql = "SELECT count(*) FROM golden_items WHERE interaction_id = ANY (?)";
            try (Statement statement = Statement.of(connection, sql).uuids(golden)) {
                return statement.list(row -> row.getLong(1)).getFirst() < golden.size();
            }
        });
    }

    /** Records which golden items the set holds. */
    void recordGolden(UUID setId, List<UUID> golden) {
        database.run("record a set's golden items", connection -> {
            try (Statement statement = Statement.of(connection, GOLDEN)
                    .uuid(setId)
                    .uuids(golden)
                    .column("uuid", golden, TrainingDataId::of)) {
                statement.update();
            }
        });
    }

    /** Kept interactions that are not candidates: rated below the configured score, in a job that asked for less. */
    List<UUID> keptWithoutCandidate(UUID jobId) {
        return database.call("look for rows to admit", connection -> {
            try (Statement statement =
                    Statement.of(connection, WITHOUT_CANDIDATE).uuid(jobId)) {
                return statement.list(row -> row.getObject(1, UUID.class));
            }
        });
    }

    /** Records what the set holds, fixes the sides of its clusters, and marks the candidates. */
    void record(UUID jobId, UUID setId) {
        database.run("record a set", connection -> {
            try (Statement rows = Statement.of(connection, ROWS);
                    Statement preferences = Statement.of(connection, PREFERENCES);
                    Statement clusters = Statement.of(connection, CLUSTERS);
                    Statement mark = Statement.of(connection, MARK);
                    Statement unmark = Statement.of(connection, UNMARK)) {
                rows.uuid(setId).uuid(jobId).update();
                preferences.uuid(setId).uuid(jobId).update();
                clusters.uuid(setId).uuid(jobId).uuid(jobId).update();
                mark.uuid(jobId).update();
                unmark.uuid(jobId).update();
            }
        });
    }

    /** Puts down for review what the job found suspicious. */
    void flag(UUID jobId, Instant now) {
        database.run("flag rows for review", connection -> {
            try (Statement statement = Statement.of(connection, FLAG).time(now).uuid(jobId)) {
                statement.update();
            }
        });
    }

    /** Forgets the verdicts of jobs that ended before this time. */
    void purge(Instant before) {
        database.run("purge verdicts", connection -> {
            try (Statement statement = Statement.of(connection, PURGE).time(before)) {
                statement.update();
            }
        });
    }
}
