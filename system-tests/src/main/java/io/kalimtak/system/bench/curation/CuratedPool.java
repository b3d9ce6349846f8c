package io.kalimtak.system.bench.curation;

import io.kalimtak.curation.near.MinHash;
import io.kalimtak.system.Tables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Fills an installation as if it had curated many rows, without the hours that judging takes: the service's tables by COPY,
 * with signatures, vectors and keys made by the service's own classes. What its requests are made of are requests that the
 * service has judged before.
 */
final class CuratedPool {
    private static final int BATCH = 2_000;
    /** Hexadecimal digits that tell keys apart. */
    private static final int KEY_LENGTH = 16;

    private static final String BASES = """
            SELECT DISTINCT ON (q.request_no) i.input_text, q.signature, q.embedding, c.cluster_no
            FROM curation.requests q
            JOIN curation.request_clusters c USING (request_no)
            JOIN curation.judgements j USING (request_key)
            JOIN curation.interactions i USING (interaction_id)
            WHERE q.embedding IS NOT NULL AND j.dropped_by IS NULL
            ORDER BY q.request_no, i.interaction_id
            """;

    private static final String JUDGE = "SELECT max(judge) FROM curation.judgements";
    private static final String KEYS = "SELECT left(request_key, " + KEY_LENGTH + ") FROM curation.requests";
    private static final String LAST = "SELECT max(request_no) FROM curation.requests";

    /** An index that is made at the end takes a fraction of the time. */
    private static final String BEFORE = "ALTER TABLE curation.requests DISABLE TRIGGER requests_bands_insert;"
            + " ALTER TABLE curation.request_bands DROP CONSTRAINT request_bands_pkey; TRUNCATE curation.request_bands";

    private static final List<String> AFTER = List.of(
            "SELECT setval(pg_get_serial_sequence('curation.requests', 'request_no'), (SELECT max(request_no) FROM curation.requests))",
            "INSERT INTO curation.request_bands SELECT DISTINCT unnest(bands), request_no FROM curation.requests",
            "SET maintenance_work_mem = '1GB'; ALTER TABLE curation.request_bands ADD PRIMARY KEY (band, request_no)",
            "ALTER TABLE curation.requests ENABLE TRIGGER requests_bands_insert",
            "VACUUM ANALYZE",
            "CHECKPOINT");

    private final DataSource database;
    private final List<PoolRow.Base> bases;
    private final String judge;

    /** Needs requests that the service has judged and compared. */
    CuratedPool(DataSource database) throws SQLException {
        this.database = database;
        this.bases = readBases();
        this.judge = column(JUDGE).getFirst();
    }

    /** How many requests of the service's own the rows are made of. */
    int bases() {
        return bases.size();
    }

    /** Adds so many rows; the same ones for the same number and bases. */
    void fill(int rows) throws SQLException {
        execute(BEFORE);
        long next = Long.parseLong(column(LAST).getFirst()) + 1;
        Set<String> keys = new HashSet<>(column(KEYS));
        try (PoolTables tables = new PoolTables(database, judge, rows)) {
            for (int from = 0; from < rows; from += BATCH) {
                List<PoolRow> batch = IntStream.range(from, Math.min(rows, from + BATCH))
                        .parallel()
                        .mapToObj(number -> PoolRow.of(number, bases))
                        .toList();
                for (PoolRow row : batch) {
                    tables.interaction(row);
                    // One that kept all its words is asked already.
                    if (keys.add(shortened(row.key()))) {
                        tables.request(next++, row);
                    }
                }
                tables.send();
            }
            tables.end();
        }
        for (String step : AFTER) {
            execute(step);
        }
    }

    private List<PoolRow.Base> readBases() throws SQLException {
        List<PoolRow.Base> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(BASES)) {
            while (rows.next()) {
                byte[] meaning = rows.getBytes("embedding");
                found.add(new PoolRow.Base(
                        List.of(rows.getString("input_text").strip().split("\\s+")),
                        MinHash.fromBytes(rows.getBytes("signature")),
                        unit(meaning),
                        meaning,
                        rows.getLong("cluster_no")));
            }
        }
        return found;
    }

    private static float[] unit(byte[] scaled) {
        double squares = 0;
        for (byte one : scaled) {
            squares += one * one;
        }
        float[] unit = new float[scaled.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (scaled[i] / Math.sqrt(squares));
        }
        return unit;
    }

    private static String shortened(String key) {
        return key.substring(0, KEY_LENGTH);
    }

    private List<String> column(String query) throws SQLException {
        return new Tables(database).column(query);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
