package io.kalimtak.curation.job;

import io.kalimtak.curation.cluster.Leaders;
import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.curation.near.Fingerprint;
import io.kalimtak.curation.rule.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Drops the near-duplicates among a job's staged rows, cluster by cluster. Memory holds one cluster's leaders. */
record TwinStore(Database database, UUID jobId) {
    private static final int FETCHED_ROWS = 500;

    private static final String CLUSTERS = """
            SELECT v.interaction_id, v.cluster_no, q.signature, q.embedding
            FROM curation_verdicts v JOIN requests q ON q.request_key = v.cluster_key
            WHERE v.job_id = ? AND v.dropped_by IS NULL AND v.cluster_no IN (
                SELECT cluster_no FROM curation_verdicts WHERE job_id = ? AND dropped_by IS NULL
                GROUP BY cluster_no HAVING count(*) > 1)
            ORDER BY v.cluster_no, %s
            """.formatted(StagedRowStore.BEST_FIRST);

    private static final String DROP = """
            UPDATE curation_verdicts v SET dropped_by = ?, rule_version = ?, reason = ?, better_id = u.better
            FROM unnest(?::uuid[], ?::uuid[]) AS u (row, better)
            WHERE v.job_id = ? AND v.interaction_id = u.row
            """;

    private record Twin(UUID row, UUID better) {}

    void drop(Leaders leaders, Rule rule, String reason) {
        List<Twin> twins = new ArrayList<>();
        database.run("look for near-duplicates", connection -> {
            try (Statement statement = Statement.of(connection, CLUSTERS)
                            .fetching(FETCHED_ROWS)
                            .uuid(jobId)
                            .uuid(jobId);
                    ResultSet rows = statement.query()) {
                long cluster = 0;
                while (rows.next()) {
                    if (rows.getLong("cluster_no") != cluster) {
                        cluster = rows.getLong("cluster_no");
                        leaders.clear();
                    }
                    offer(rows, leaders, twins);
                }
            }
        });
        for (int from = 0; from < twins.size(); from += FETCHED_ROWS) {
            drop(twins.subList(from, Math.min(from + FETCHED_ROWS, twins.size())), rule, reason);
        }
    }

    private static void offer(ResultSet row, Leaders leaders, List<Twin> twins) throws SQLException {
        UUID id = row.getObject("interaction_id", UUID.class);
        Fingerprint fingerprint = new Fingerprint(row.getBytes("signature"), row.getBytes("embedding"), new long[0]);
        leaders.offer(id, fingerprint).ifPresent(better -> twins.add(new Twin(id, better)));
    }

    private void drop(List<Twin> twins, Rule rule, String reason) {
        database.run("drop near-duplicates", connection -> {
            try (Statement statement = Statement.of(connection, DROP)) {
                statement.text(rule.name()).number((long) rule.version()).text(reason);
                statement
                        .column("uuid", twins, Twin::row)
                        .column("uuid", twins, Twin::better)
                        .uuid(jobId)
                        .update();
            }
        });
    }
}
