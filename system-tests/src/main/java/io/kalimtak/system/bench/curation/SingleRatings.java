package io.kalimtak.system.bench.curation;

import io.kalimtak.prompt.metric.Percentile;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/** One rating at a time on a quiet system: how long until its row is there for everybody to see. */
final class SingleRatings {
    private static final String CANDIDATE = "SELECT FROM curation.training_data WHERE source_interaction_id = ?";
    private static final String STORED = "SELECT FROM curation.interactions WHERE interaction_id = ?";
    private static final long LOOK_EVERY_MS = 2;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final PGSimpleDataSource database;
    private final RatedTopics topics;
    private final RatedSamples samples;

    SingleRatings(PGSimpleDataSource database, RatedTopics topics, RatedSamples samples) {
        this.database = database;
        this.topics = topics;
        this.samples = samples;
    }

    /** Prints p50 and p99 of so many good ratings, the numbers from {@code first} on, and returns p99 in seconds. */
    double p99Seconds(PrintStream out, int first, int count) throws Exception {
        double[] seconds = new double[count];
        try (Connection connection = database.getConnection();
                PreparedStatement stored = connection.prepareStatement(STORED);
                PreparedStatement candidate = connection.prepareStatement(CANDIDATE)) {
            int number = first;
            for (int i = 0; i < count; i++, number++) {
                while (!samples.liked(number)) {
                    number++;
                }
                seconds[i] = visible(number, stored, candidate);
            }
        }
        Arrays.sort(seconds);
        out.printf(
                "rating → candidate, %d one by one: p50 %.0f ms, p99 %.0f ms, longest %.0f ms%n",
                count,
                Percentile.ofSorted(seconds, 0.5) * 1000,
                Percentile.ofSorted(seconds, 0.99) * 1000,
                Percentile.ofSorted(seconds, 1) * 1000);
        return Percentile.ofSorted(seconds, 0.99);
    }

    private double visible(int number, PreparedStatement stored, PreparedStatement candidate)
            throws IOException, SQLException, InterruptedException {
        UUID id = samples.interactionId(number);
        topics.interaction(number);
        await(stored, id);
        long began = System.nanoTime();
        topics.rating(number);
        await(candidate, id);
        return (System.nanoTime() - began) / 1e9;
    }

    private static void await(PreparedStatement query, UUID id) throws SQLException, InterruptedException {
        query.setObject(1, id);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try (ResultSet rows = query.executeQuery()) {
                if (rows.next()) {
                    return;
                }
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("interaction " + id + " is not there within a minute");
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
    }
}
