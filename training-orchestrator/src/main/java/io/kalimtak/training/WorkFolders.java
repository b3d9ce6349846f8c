package io.kalimtak.training;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** {@code runs/<id>/} in storage: what a run or an evaluation has in hand. It goes when the work is over. */
@ApplicationScoped
public class WorkFolders {
    private static final Logger LOG = Logger.getLogger(WorkFolders.class);

    private final Path root;

    /** For proxies only. */
    protected WorkFolders() {
        this.root = null;
    }

    @jakarta.inject.Inject
    public WorkFolders(StorageConfig storage) {
        this.root = storage.root().toAbsolutePath().normalize().resolve("runs");
    }

    /** Where all of them lie. */
    public Path root() {
        return root;
    }

    public Path of(UUID id) {
        return root.resolve(id.toString());
    }

    /** Deletes the folder; what cannot be deleted is logged and left, for nothing depends on it. */
    public void delete(UUID id) {
        Path folder = of(id);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warnf("work folder could not be deleted id=%s", id);
        }
    }
}
