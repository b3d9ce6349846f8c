package io.kalimtak.curation.job;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.curation.rule.Rule;
import io.kalimtak.curation.rule.StagedRows;
import java.sql.SQLException;
import java.util.UUID;

/** The staged rows of one job in {@code curation_verdicts}, compared with one another by SQL. */
record StagedRowStore(Database database, UUID jobId) implements StagedRows {
    private static final String BEST_FIRST = "corrected DESC, score DESC, rated_at DESC, interaction_id DESC";

    private static final String KEEP_BEST_OF_CLUSTER = """
            UPDATE curation_verdicts v SET dropped_by = ?, rule_version = ?, reason = ?, better_id = ranked.best
            FROM (SELECT interaction_id, row_number() OVER cluster AS place, first_value(interaction_id) OVER cluster AS best
                FROM curation_verdicts WHERE job_id = ? AND dropped_by IS NULL
                WINDOW cluster AS (PARTITION BY cluster_key ORDER BY %s)) ranked
            WHERE v.job_id = ? AND v.interaction_id = ranked.interaction_id AND ranked.place > 1
            """.formatted(BEST_FIRST);

    private static final String KEEP_BEST = """
            UPDATE curation_verdicts SET dropped_by = ?, rule_version = ?, reason = ?
            WHERE job_id = ? AND interaction_id IN (SELECT interaction_id FROM curation_verdicts
                WHERE job_id = ? AND dropped_by IS NULL ORDER BY %s OFFSET ?)
            """.formatted(BEST_FIRST);

    @Override
    public void keepBestOfCluster(Rule rule, String reason) {
        database.run("drop duplicates", connection -> {
            try (Statement statement = Statement.of(connection, KEEP_BEST_OF_CLUSTER)) {
                named(statement, rule, reason).uuid(jobId).uuid(jobId).update();
            }
        });
    }

    @Override
    public void keepBest(int rows, Rule rule, String reason) {
        database.run("keep the best rows", connection -> {
            try (Statement statement = Statement.of(connection, KEEP_BEST)) {
                named(statement, rule, reason)
                        .uuid(jobId)
                        .uuid(jobId)
                        .number((long) rows)
                        .update();
            }
        });
    }

    private static Statement named(Statement statement, Rule rule, String reason) throws SQLException {
        return statement.text(rule.name()).number((long) rule.version()).text(reason);
    }
}
