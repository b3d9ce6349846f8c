package io.kalimtak.curation.cluster;

import io.kalimtak.curation.database.Database;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.curation.near.Fingerprint;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes {@code request_clusters} and {@code requests_to_compare}. Needs a transaction. */
@ApplicationScoped
class ClusterStore {
    /** A request to compare. */
    record Request(long no, Fingerprint fingerprint) {}

    /** One that shares a band with a request, {@code no}: its cluster and what it is compared by. */
    record Neighbour(long no, long clusterNo, Fingerprint fingerprint) {}

    private static final String TAKE = """
            WITH taken AS (
                DELETE FROM requests_to_compare WHERE request_no IN (
                    SELECT request_no FROM requests_to_compare ORDER BY request_no LIMIT ? FOR UPDATE)
                RETURNING request_no),
            alone AS (
                INSERT INTO request_clusters (request_no, cluster_no) SELECT request_no, request_no FROM taken
                ON CONFLICT DO NOTHING)
            SELECT r.request_no, r.signature, r.embedding FROM requests r JOIN taken USING (request_no) ORDER BY request_no
            """;

    /**
     * Those that share most bands with the request, of every cluster first the one that does, then the next. A band that so many
     * have says little, so not all of them are read; each stands for its place in the order of the requests. OFFSET 0 and the
     * scalar subquery leave the planner the look-ups alone: left to itself it would hash all clusters.
     */
    private static final String NEAREST = """
            SELECT q.request_no AS no, x.cluster_no, x.request_no, r.signature, r.embedding
            FROM requests q CROSS JOIN LATERAL (
                SELECT n.cluster_no, n.request_no, n.shared,
                    row_number() OVER (PARTITION BY n.cluster_no ORDER BY n.shared DESC, n.request_no) AS place
                FROM (SELECT m.request_no, m.shared,
                        (SELECT c.cluster_no FROM request_clusters c WHERE c.request_no = m.request_no) AS cluster_no
                    FROM (SELECT b.request_no, count(*) AS shared
                        FROM (SELECT DISTINCT unnest(q.bands) AS band) k CROSS JOIN LATERAL (
                            SELECT e.request_no FROM request_bands e WHERE e.band = k.band ORDER BY e.request_no LIMIT ?) b
                        WHERE b.request_no <> q.request_no
                        GROUP BY b.request_no ORDER BY shared DESC, b.request_no LIMIT ?) m OFFSET 0) n
                WHERE n.cluster_no IS NOT NULL
                ORDER BY place, n.shared DESC, n.request_no LIMIT ?) x
            JOIN requests r ON r.request_no = x.request_no
            WHERE q.request_no = ANY (?)
            ORDER BY no, x.place, x.shared DESC, x.request_no
            """;

    private static final String FORGET = """
            WITH gone AS (
                DELETE FROM requests r WHERE request_key = ANY (?)
                    AND NOT EXISTS (SELECT 1 FROM judgements j WHERE j.request_key = r.request_key)
                    AND NOT EXISTS (SELECT 1 FROM golden_items g WHERE g.request_key = r.request_key)
                RETURNING request_no),
            loosened AS (
                DELETE FROM request_clusters WHERE cluster_no IN (
                    SELECT c.cluster_no FROM request_clusters c JOIN gone USING (request_no))
                RETURNING request_no)
            INSERT INTO requests_to_compare
            SELECT request_no FROM loosened WHERE request_no NOT IN (SELECT request_no FROM gone) ON CONFLICT DO NOTHING
            """;

    /** Locked in order, before the clusters: an erasure takes a request first, and its cluster then. */
    private static final String COMPARE_ALL = """
            INSERT INTO requests_to_compare
            SELECT request_no FROM requests ORDER BY request_no FOR KEY SHARE ON CONFLICT DO NOTHING
            """;

    private static final String COMPARED_BY = """
            INSERT INTO compared_by (settings) VALUES (?) ON CONFLICT (one) DO UPDATE SET settings = excluded.settings
            """;

    private final Database database;

    ClusterStore(Database database) {
        this.database = database;
    }

    long waiting() {
        return database.call("count requests to compare", connection -> {
            try (Statement statement = Statement.of(connection, "SELECT count(*) FROM requests_to_compare")) {
                return statement.list(row -> row.getLong(1)).getFirst();
            }
        });
    }

    /** What requests were compared by; empty when nobody put it down. */
    Optional<String> comparedBy() {
        return database.call("read what requests were compared by", connection -> {
            try (Statement statement = Statement.of(connection, "SELECT settings FROM compared_by")) {
                return statement.list(row -> row.getString(1)).stream().findFirst();
            }
        });
    }

    /** Puts every request on the list and forgets the clusters. The sides that sets fixed stay. */
    void compareAll(String settings) {
        database.run("begin to compare all requests again", connection -> {
            for (String sql : List.of(COMPARE_ALL, "DELETE FROM request_clusters")) {
                try (Statement statement = Statement.of(connection, sql)) {
                    statement.update();
                }
            }
            try (Statement statement = Statement.of(connection, COMPARED_BY).text(settings)) {
                statement.update();
            }
        });
    }

    /** Takes the next requests off the list, each a cluster of its own until it is compared. */
    List<Request> take(int most) {
        return database.call("take requests to compare", connection -> {
            try (Statement statement = Statement.of(connection, TAKE).number((long) most)) {
                return statement.list(row -> new Request(row.getLong("request_no"), fingerprint(row)));
            }
        });
    }

    /**
     * The nearest of each request, in the order of the requests, those that share most bands first.
     *
     * @param ofBand how many of the requests that have one band are looked at
     * @param looked of how many requests the cluster is asked
     * @param most how many come back
     */
    List<Neighbour> nearest(Collection<Long> requests, int ofBand, int looked, int most) {
        return database.call("look for near requests", connection -> {
            try (Statement statement = Statement.of(connection, NEAREST)) {
                return statement
                        .number((long) ofBand)
                        .number((long) looked)
                        .number((long) most)
                        .column("int8", requests, no -> no)
                        .list(ClusterStore::neighbour);
            }
        });
    }

    /** Makes each list of clusters one with the cluster that it stands under. */
    void merge(Map<Long, List<Long>> clusters) {
        database.run("merge clusters", connection -> {
            String sql = "UPDATE request_clusters SET cluster_no = ? WHERE cluster_no = ANY (?)";
            for (Map.Entry<Long, List<Long>> one : clusters.entrySet()) {
                try (Statement statement = Statement.of(connection, sql)) {
                    statement
                            .number(one.getKey())
                            .column("int8", one.getValue(), no -> no)
                            .update();
                }
            }
        });
    }

    /**
     * Forgets requests that neither a judgement nor the golden set names any more. Their
     * clusters may have hung together by them and are compared anew.
     */
    void forget(Collection<String> requestKeys) {
        database.run("forget requests", connection -> {
            try (Statement statement = Statement.of(connection, FORGET).column("text", requestKeys, key -> key)) {
                statement.update();
            }
        });
    }

    private static Neighbour neighbour(ResultSet row) throws SQLException {
        return new Neighbour(row.getLong("no"), row.getLong("cluster_no"), fingerprint(row));
    }

    private static Fingerprint fingerprint(ResultSet row) throws SQLException {
        return new Fingerprint(row.getBytes("signature"), row.getBytes("embedding"), new long[0]);
    }
}
