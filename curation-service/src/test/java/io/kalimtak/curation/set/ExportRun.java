package io.kalimtak.curation.set;

import static io.kalimtak.curation.database.Statement.instant;

import io.kalimtak.curation.rule.Funnel;
import io.kalimtak.curation.rule.Split;
import io.kalimtak.curation.set.format.Manifests;
import io.kalimtak.curation.set.row.SetRow;
import io.kalimtak.curation.set.storage.DirectoryStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes one set from the rows of a query by the service's own writer, to a directory, and prints the seconds that took:
 * a process of its own, whose heap the benchmark {@code ./kalimtak bench export} bounds. Arguments: JDBC address, user,
 * password, query, folder, whether with Parquet.
 */
public final class ExportRun {
    /** As the service reads kept rows. */
    private static final int FETCHED_ROWS = 500;

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID ID = new UUID(0, 1);

    private ExportRun() {}

    /** Prints one line, {@code rows=… seconds=…}. */
    public static void main(String[] arguments) throws SQLException, IOException {
        // As in the service; without it Parquet would describe every value to a log that nobody reads.
        Logger.getLogger("").setLevel(Level.INFO);
        try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2])) {
            connection.setAutoCommit(false);
            long began = System.nanoTime();
            WrittenSet set = write(connection, arguments[3], Path.of(arguments[4]), Boolean.parseBoolean(arguments[5]));
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(Locale.ROOT, "rows=%d seconds=%.3f%n", set.rowsTrain() + set.rowsEval(), seconds);
        }
    }

    private static WrittenSet write(Connection connection, String query, Path folder, boolean parquet)
            throws IOException {
        DirectoryStorage storage = new DirectoryStorage(folder);
        SetPlan plan = new SetPlan(ID, ID, 1, null, List.of(), "none", new Funnel(0, List.of(), 0, 0, 0, 0));
        SetContent rows = SetContent.of(sink -> read(connection, query, sink));
        WrittenSet set = new TrainingSetWriter(new Manifests(storage), () -> parquet)
                .write(plan, rows, storage.draft(ID, 1), TIME);
        storage.publish(ID, 1);
        return set;
    }

    private static void read(Connection connection, String query, BiConsumer<SetRow, Split> sink) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setFetchSize(FETCHED_ROWS);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sink.accept(row(rows), rows.getString("split").equals("eval") ? Split.EVAL : Split.TRAIN);
                }
            }
        } catch (SQLException e) {
            throw new UncheckedIOException("cannot read the rows", new IOException(e));
        }
    }

    private static SetRow row(ResultSet row) throws SQLException {
        return new SetRow(
                row.getObject("id", UUID.class),
                row.getObject("source_interaction_id", UUID.class),
                row.getString("subject_id"),
                row.getString("input_prompt"),
                row.getString("target_output"),
                row.getString("language"),
                row.getString("target_tool"),
                row.getString("domain_category"),
                row.getString("use_case"),
                row.getDouble("quality_score"),
                row.getDouble("weight"),
                row.getObject("score", Integer.class),
                row.getBoolean("corrected"),
                row.getString("model_version"),
                row.getObject("assignment_probability", Double.class),
                row.getString("cluster_key"),
                instant(row, "created_at"));
    }
}
