package io.kalimtak.system.bench.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Rows one by one, each its own transaction, on eight connections at once: what a service without batches would do. */
final class OneRowYardstick {
    private static final int CONNECTIONS = 8;
    private static final String INSERT = "INSERT INTO " + BenchTables.YARDSTICK + " (" + RowText.COLUMNS + ") VALUES ("
            + Arrays.stream(RowText.COLUMNS.split(", *"))
                    .map(column -> column.strip().equals("metadata") ? "?::jsonb" : "?")
                    .collect(Collectors.joining(", "))
            + ") ON CONFLICT (id, created_at) DO NOTHING";

    private final DataSource database;
    private final SampleInteractions samples;

    OneRowYardstick(DataSource database, SampleInteractions samples) {
        this.database = database;
        this.samples = samples;
    }

    /** Inserts about so many rows; returns rows a second. */
    double run(long first, int count) throws InterruptedException, ExecutionException {
        int each = Math.max(1, count / CONNECTIONS);
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            long began = System.nanoTime();
            List<Future<Boolean>> parts = IntStream.range(0, CONNECTIONS)
                    .mapToObj(part -> threads.submit(() -> insert(first + (long) part * each, each)))
                    .toList();
            for (Future<Boolean> part : parts) {
                part.get();
            }
            return each * CONNECTIONS / ((System.nanoTime() - began) / 1e9);
        }
    }

    private boolean insert(long first, int count) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (long number = first; number < first + count; number++) {
                List<Object> row = RowText.values(samples.get(number));
                for (int i = 0; i < row.size(); i++) {
                    bind(insert, i + 1, row.get(i));
                }
                insert.executeUpdate();
            }
            return true;
        }
    }

    private static void bind(PreparedStatement insert, int at, Object value) throws SQLException {
        if (value instanceof java.time.Instant time) {
            insert.setObject(at, time.atOffset(java.time.ZoneOffset.UTC));
        } else if (value == null) {
            // The one column that the samples leave empty is a UUID, which JDBC calls OTHER.
            insert.setNull(at, Types.OTHER);
        } else {
            insert.setObject(at, value);
        }
    }
}
