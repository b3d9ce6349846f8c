package io.kalimtak.system.bench.curation;

import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/** The service's writer in a JVM of its own, with the heap that a set of any size must be content with. */
final class ExportProcess {
    private static final String HEAP = "-Xmx256m";
    private static final Pattern RESULT = Pattern.compile("rows=(\\d+) seconds=([\\d.]+)");

    private final ServiceClasses classes;
    private final RunFolders folders;
    private final PGSimpleDataSource database;
    private final String password;

    ExportProcess(Home home, RunFolders folders, PGSimpleDataSource database, String password) {
        this.classes = new ServiceClasses(home);
        this.folders = folders;
        this.database = database;
        this.password = password;
    }

    /** The seconds from the query to the published set. Throws IOException when it fails, or writes other than these rows. */
    double run(String query, boolean parquet, int rows) throws IOException, InterruptedException {
        RunFolders sets = new RunFolders(folders.root().resolve("sets"));
        try {
            String said = classes.run(
                    HEAP,
                    "io.kalimtak.curation.set.ExportRun",
                    List.of(
                            database.getUrl(),
                            database.getUser(),
                            password,
                            query,
                            sets.root().toString(),
                            Boolean.toString(parquet)));
            Matcher result = RESULT.matcher(said);
            if (!result.find()) {
                throw new IOException("the export did not tell what it wrote");
            }
            if (Integer.parseInt(result.group(1)) != rows) {
                throw new IOException("the export wrote " + result.group(1) + " rows of " + rows);
            }
            return Double.parseDouble(result.group(2));
        } finally {
            sets.delete();
        }
    }
}
