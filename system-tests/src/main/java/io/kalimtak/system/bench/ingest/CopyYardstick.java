package io.kalimtak.system.bench.ingest;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The same rows by COPY, a commit every batch: by psql where it is installed, else by the JDBC driver. The text is
 * ready on disk before the clock runs, so the yardstick neither decodes nor formats anything.
 */
final class CopyYardstick {
    /** As many rows as the service takes from Kafka at once. */
    static final int BATCH = 500;

    private static final String COPY = "COPY " + BenchTables.YARDSTICK + " (" + RowText.COLUMNS + ") FROM STDIN";
    private static final String END = "\\.";

    private final PGSimpleDataSource database;
    private final Path script;
    private final boolean psql;
    private long bytes;

    CopyYardstick(PGSimpleDataSource database, Path folder) {
        this.database = database;
        this.script = folder.resolve("copy.sql");
        this.psql = isInstalled();
    }

    /** Who copies, to print. */
    String copier() {
        return psql ? "psql" : "the JDBC driver (psql is not installed)";
    }

    /** Writes the rows, to be copied later. */
    void prepare(SampleInteractions samples, long first, int count) throws IOException {
        bytes = 0;
        try (BufferedWriter out = Files.newBufferedWriter(script)) {
            for (int i = 0; i < count; i++) {
                if (i % BATCH == 0) {
                    out.write(i == 0 ? COPY + ";\n" : END + "\n" + COPY + ";\n");
                }
                String row = RowText.of(samples.get(first + i)) + "\n";
                bytes += row.getBytes(StandardCharsets.UTF_8).length;
                out.write(row);
            }
            out.write(END + "\n");
        }
    }

    /** Bytes of all rows that were prepared. */
    long bytes() {
        return bytes;
    }

    /** Copies what was prepared; returns the seconds. */
    double run() throws IOException, InterruptedException, SQLException {
        long began = System.nanoTime();
        if (psql) {
            bySql();
        } else {
            byDriver();
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private void bySql() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                "psql",
                "--host=127.0.0.1",
                "--port=" + database.getPortNumbers()[0],
                "--username=" + database.getUser(),
                "--dbname=" + database.getDatabaseName(),
                "--no-psqlrc",
                "--quiet",
                "--set=ON_ERROR_STOP=1",
                "--file=" + script));
        builder.environment().put("PGPASSWORD", database.getPassword());
        builder.environment().put("PGCLIENTENCODING", "UTF8");
        Process running = builder.redirectErrorStream(true).start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (running.waitFor() != 0) {
            throw new IOException(
                    "psql could not copy the rows: " + said.lines().findFirst().orElse("no reason given"));
        }
    }

    private void byDriver() throws IOException, SQLException {
        try (Connection connection = database.getConnection();
                BufferedReader lines = Files.newBufferedReader(script)) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            StringBuilder batch = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(END)) {
                    copy.copyIn(COPY, new StringReader(batch.toString()));
                    batch.setLength(0);
                } else if (!line.equals(COPY + ";")) {
                    batch.append(line).append('\n');
                }
            }
        }
    }

    private static boolean isInstalled() {
        try {
            Process version = new ProcessBuilder("psql", "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return version.waitFor(10, TimeUnit.SECONDS) && version.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
