package io.kalimtak.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where one installation keeps its data, logs and process ids: {@code <root>/<server>}, {@code logs}, {@code run}. */
public record RunFolders(Path root) {
    /** Makes the paths absolute: child processes run in other folders. */
    public RunFolders {
        root = root.toAbsolutePath().normalize();
    }

    /** Creates the folders that are not there. */
    public RunFolders create() {
        try {
            Files.createDirectories(root.resolve("logs"));
            Files.createDirectories(run());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + root, e);
        }
        return this;
    }

    /** Data of one server. */
    public Path data(String server) {
        return root.resolve(server);
    }

    /** Log file of one process. */
    public Path log(String process) {
        return root.resolve("logs").resolve(process + ".log");
    }

    /** The folder of process id files. */
    public Path run() {
        return root.resolve("run");
    }

    /** Process id file of one process. */
    public Path pid(String process) {
        return run().resolve(process + ".pid");
    }

    /** Removes the root and everything in it. */
    public void delete() {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + root, e);
        }
    }
}
