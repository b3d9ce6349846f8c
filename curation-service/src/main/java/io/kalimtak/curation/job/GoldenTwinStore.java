package io.kalimtak.curation.job;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.curation.near.Fingerprint;
import io.kalimtak.curation.near.Similarity;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Marks a job's staged rows that the golden set holds or that are nearly the same. Being alike itself counts, not being of
 * one cluster: filled-in templates chain, and one golden request would take them all out. Memory holds the fingerprints of
 * the golden set, which grows by people's work.
 */
record GoldenTwinStore(Database database, Similarity similarity, UUID jobId) {
    private static final int FETCHED_ROWS = 500;

    private static final String MARK_SAME = """
            UPDATE curation_verdicts v SET golden_twin = TRUE FROM golden_items g
            WHERE v.job_id = ? AND g.state <> 'trained'
                AND (g.interaction_id = v.interaction_id OR g.request_key = v.cluster_key)
            """;

    private static final String GOLDEN = """
            SELECT DISTINCT ON (q.request_no) c.cluster_no, q.signature, q.embedding
            FROM golden_items g JOIN requests q ON q.request_key = g.request_key
            JOIN request_clusters c ON c.request_no = q.request_no
            WHERE g.state <> 'trained' ORDER BY q.request_no
            """;

    /** Whatever was dropped before: bad answers that preferences are made of are looked at too. */
    private static final String NEIGHBOURS = """
            SELECT v.interaction_id, v.cluster_no, q.signature, q.embedding
            FROM curation_verdicts v JOIN requests q ON q.request_key = v.cluster_key
            WHERE v.job_id = ? AND NOT v.golden_twin AND v.cluster_no = ANY (?)
            """;

    private static final String MARK = """
            UPDATE curation_verdicts SET golden_twin = TRUE WHERE job_id = ? AND interaction_id = ANY (?)
            """;

    void mark() {
        database.run("mark what the golden set holds", connection -> {
            try (Statement same = Statement.of(connection, MARK_SAME).uuid(jobId)) {
                same.update();
            }
            Map<Long, List<Fingerprint>> golden = golden(connection);
            List<UUID> twins = golden.isEmpty() ? List.of() : twins(connection, golden);
            for (int from = 0; from < twins.size(); from += FETCHED_ROWS) {
                List<UUID> some = twins.subList(from, Math.min(from + FETCHED_ROWS, twins.size()));
                try (Statement near = Statement.of(connection, MARK).uuid(jobId).uuids(some)) {
                    near.update();
                }
            }
        });
    }

    private static Map<Long, List<Fingerprint>> golden(Connection connection) throws SQLException {
        Map<Long, List<Fingerprint>> golden = new HashMap<>();
        try (Statement statement = Statement.of(connection, GOLDEN)) {
            statement.list(row -> golden.computeIfAbsent(row.getLong("cluster_no"), key -> new ArrayList<>())
                    .add(fingerprint(row)));
        }
        return golden;
    }

    private List<UUID> twins(Connection connection, Map<Long, List<Fingerprint>> golden) throws SQLException {
        List<UUID> twins = new ArrayList<>();
        try (Statement statement = Statement.of(connection, NEIGHBOURS)
                        .fetching(FETCHED_ROWS)
                        .uuid(jobId)
                        .column("int8", golden.keySet(), no -> no);
                ResultSet rows = statement.query()) {
            while (rows.next()) {
                Fingerprint one = fingerprint(rows);
                if (golden.get(rows.getLong("cluster_no")).stream().anyMatch(held -> similarity.alike(held, one))) {
                    twins.add(rows.getObject("interaction_id", UUID.class));
                }
            }
        }
        return twins;
    }

    private static Fingerprint fingerprint(ResultSet row) throws SQLException {
        return new Fingerprint(row.getBytes("signature"), row.getBytes("embedding"), new long[0]);
    }
}
