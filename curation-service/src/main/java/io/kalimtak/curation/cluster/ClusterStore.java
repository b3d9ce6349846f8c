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

    /** A request that shares a band with another one, {@code no}, and the cluster that it is in. */
    record Neighbour(long no, long clusterNo, long other, Fingerprint fingerprint) {}

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
     * One member of each cluster that shares a band with the request. For the planner an overlap of arrays is a hundredth of
     * the table: left to itself it would read every cluster in order until the limit is reached, or hash them all. OFFSET 0
     * and the scalar subquery leave it the look-ups alone.
     */
    private static final String ONE_OF_EACH_CLUSTER = """
            SELECT q.request_no AS no, x.cluster_no, x.request_no, r.signature, r.embedding
            FROM requests q CROSS JOIN LATERAL (
                SELECT DISTINCT ON (n.cluster_no) n.cluster_no, n.request_no
                FROM (SELECT m.request_no,
                        (SELECT c.cluster_no FROM request_clusters c WHERE c.request_no = m.request_no) AS cluster_no
                    FROM requests m WHERE m.bands && q.bands AND m.request_no <> q.request_no OFFSET 0) n
                WHERE n.cluster_no IS NOT NULL
                ORDER BY n.cluster_no, n.request_no LIMIT ?) x
            JOIN requests r ON r.request_no = x.request_no
            WHERE q.request_no = ANY (?)
            ORDER BY no, x.cluster_no
            """;

    /** The other members, of clusters whose first one is not alike. */
    private static final String OTHERS_OF_CLUSTERS = """
            SELECT p.no, x.cluster_no, x.request_no, x.signature, x.embedding
            FROM unnest(?::int8[], ?::int8[], ?::int8[]) AS p (no, cluster_no, tried)
            JOIN requests q ON q.request_no = p.no
            CROSS JOIN LATERAL (
                SELECT c.cluster_no, r.request_no, r.signature, r.embedding
                FROM request_clusters c JOIN requests r ON r.request_no = c.request_no
                WHERE c.cluster_no = p.cluster_no AND r.request_no > p.tried AND r.request_no <> p.no
                    AND r.bands && q.bands
                ORDER BY r.request_no LIMIT ?) x
            ORDER BY p.no, x.cluster_no, x.request_no
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

    /** At most so many clusters of each request. */
    List<Neighbour> oneOfEachCluster(Collection<Long> requests, int most) {
        return database.call("look for near requests", connection -> {
            try (Statement statement = Statement.of(connection, ONE_OF_EACH_CLUSTER)) {
                return statement
                        .number((long) most)
                        .column("int8", requests, no -> no)
                        .list(ClusterStore::neighbour);
            }
        });
    }

    /** At most so many members more of the clusters of these neighbours, after the ones that were tried. */
    List<Neighbour> othersOfClusters(List<Neighbour> tried, int most) {
        return database.call("look for nearer requests", connection -> {
            try (Statement statement = Statement.of(connection, OTHERS_OF_CLUSTERS)) {
                return statement
                        .column("int8", tried, Neighbour::no)
                        .column("int8", tried, Neighbour::clusterNo)
                        .column("int8", tried, Neighbour::other)
                        .number((long) most)
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
        return new Neighbour(row.getLong("no"), row.getLong("cluster_no"), row.getLong("request_no"), fingerprint(row));
    }

    private static Fingerprint fingerprint(ResultSet row) throws SQLException {
        return new Fingerprint(row.getBytes("signature"), row.getBytes("embedding"), new long[0]);
    }
}
