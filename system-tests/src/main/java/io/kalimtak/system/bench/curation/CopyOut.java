package io.kalimtak.system.bench.curation;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** The yardstick: COPY of a query to a file by the JDBC driver, flushed to the disk as the writer's files are. */
final class CopyOut {
    private final DataSource database;
    private final Path file;
    private long bytes;

    CopyOut(DataSource database, Path folder) {
        this.database = database;
        this.file = folder.resolve("copy.txt");
    }

    /** The seconds that it took. */
    double run(String query) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long began = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (" + query + ") TO STDOUT", Channels.newOutputStream(channel));
            channel.force(true);
            double seconds = (System.nanoTime() - began) / 1e9;
            bytes = channel.size();
            return seconds;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Size of the last copy. */
    long bytes() {
        return bytes;
    }
}
