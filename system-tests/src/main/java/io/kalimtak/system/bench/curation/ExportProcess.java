package io.kalimtak.system.bench.curation;

import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/** The service's writer in a JVM of its own, with the heap that a set of any size must be content with. */
final class ExportProcess {
    private static final String HEAP = "-Xmx256m";
    private static final Pattern RESULT = Pattern.compile("rows=(\\d+) seconds=([\\d.]+)");

    private final Home home;
    private final RunFolders folders;
    private final PGSimpleDataSource database;
    private final String password;

    ExportProcess(Home home, RunFolders folders, PGSimpleDataSource database, String password) {
        this.home = home;
        this.folders = folders;
        this.database = database;
        this.password = password;
    }

    /** The seconds from the query to the published set. Throws IOException when it fails, or writes other than these rows. */
    double run(String query, boolean parquet, int rows) throws IOException, InterruptedException {
        RunFolders sets = new RunFolders(folders.root().resolve("sets"));
        try {
            Process running = new ProcessBuilder(command(query, parquet, sets.root()))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher result = RESULT.matcher(said);
            if (running.waitFor() != 0 || !result.find()) {
                throw new IOException(
                        "the export failed: " + said.lines().limit(5).toList());
            }
            if (Integer.parseInt(result.group(1)) != rows) {
                throw new IOException("the export wrote " + result.group(1) + " rows of " + rows);
            }
            return Double.parseDouble(result.group(2));
        } finally {
            sets.delete();
        }
    }

    private List<String> command(String query, boolean parquet, Path folder) {
        Path service = home.root().resolve("curation-service/target");
        String classPath = String.join(
                File.pathSeparator,
                service.resolve("classes").toString(),
                service.resolve("test-classes").toString(),
                service.resolve("quarkus-app/lib/boot/*").toString(),
                service.resolve("quarkus-app/lib/main/*").toString());
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                classPath,
                "io.kalimtak.curation.set.ExportRun",
                database.getUrl(),
                database.getUser(),
                password,
                query,
                folder.toString(),
                Boolean.toString(parquet));
    }
}
