package io.kalimtak.system.bench.curation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Waits for what was sent to be judged; in the transaction that judges an interaction its candidate is written. It asks for
 * some ids at a time: counting a table would cost the larger installation more than the smaller one.
 */
final class Arrivals {
    private static final int AT_ONCE = 500;
    private static final long LOOK_EVERY_MS = 50;
    private static final long PATIENCE_NANOS = TimeUnit.HOURS.toNanos(4);
    private static final String JUDGED =
            "SELECT interaction_id FROM curation.judgements WHERE interaction_id = ANY (?)";

    private final DataSource database;
    private final RatedSamples samples;

    Arrivals(DataSource database, RatedSamples samples) {
        this.database = database;
        this.samples = samples;
    }

    /** Returns when the interactions of these numbers are judged. Throws IllegalStateException after four hours. */
    void await(int first, int count) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try (Connection connection = database.getConnection();
                PreparedStatement judged = connection.prepareStatement(JUDGED)) {
            for (int from = first; from < first + count; from += AT_ONCE) {
                List<UUID> ids = IntStream.range(from, Math.min(from + AT_ONCE, first + count))
                        .mapToObj(samples::interactionId)
                        .toList();
                Set<UUID> missing = new HashSet<>(ids);
                while (true) {
                    missing.removeAll(found(connection, judged, missing));
                    if (missing.isEmpty()) {
                        break;
                    }
                    if (System.nanoTime() > deadline) {
                        throw new IllegalStateException(
                                "of " + ids.size() + " interactions " + missing.size() + " are not judged yet");
                    }
                    Thread.sleep(LOOK_EVERY_MS);
                }
            }
        }
    }

    private static Set<UUID> found(Connection connection, PreparedStatement judged, Set<UUID> missing)
            throws SQLException {
        judged.setArray(1, connection.createArrayOf("uuid", missing.toArray()));
        Set<UUID> found = new HashSet<>();
        try (ResultSet rows = judged.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
        }
        return found;
    }
}
