package io.kalimtak.curation.set;

import io.kalimtak.curation.StorageConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder {@code training-sets} of the storage. A set is written to a hidden temporary folder, flushed, and renamed:
 * under its own name a set is complete or not there.
 */
@ApplicationScoped
class TrainingSetFolder {
    private static final String FOLDER = "training-sets";

    private final Path root;

    TrainingSetFolder(StorageConfig storage) {
        this.root = storage.root().toAbsolutePath().normalize();
    }

    /** Where a set is, relative to the storage's root. */
    static String location(UUID id) {
        return FOLDER + "/" + id;
    }

    Path of(UUID id) {
        return root.resolve(FOLDER).resolve(id.toString());
    }

    /** A new empty temporary folder for the set; what earlier attempts left is removed. */
    Path temporary(UUID id, int attempt) throws IOException {
        removeUnfinished(id);
        return Files.createDirectory(root.resolve(FOLDER).resolve(prefix(id) + attempt));
    }

    /**
     * Removes what attempts wrote of a set that was never published: temporary folders, and one that was given the set's
     * name before a commit that never came.
     */
    void removeUnfinished(UUID id) throws IOException {
        Path sets = Files.createDirectories(root.resolve(FOLDER));
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(sets, prefix(id) + "*")) {
            for (Path leftover : leftovers) {
                delete(leftover);
            }
        }
        if (Files.exists(of(id))) {
            delete(of(id));
        }
    }

    private static String prefix(UUID id) {
        return ".tmp-" + id + "-";
    }

    /**
     * Gives a complete temporary folder the set's own name. What stands there already was left by an attempt that died
     * before its commit, so nobody has been told of it.
     */
    void promote(Path temporary, UUID id) throws IOException {
        force(temporary);
        Path target = of(id);
        if (Files.exists(target)) {
            delete(target);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        force(target.getParent());
    }

    /** Removes the rows of a set and leaves its manifest, which quotes none. */
    void removeRows(UUID id) throws IOException {
        Path folder = of(id);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!file.getFileName().toString().equals(Manifest.FILE)) {
                    Files.delete(file);
                }
            }
        }
        force(folder);
    }

    /** Flushes a folder's entries; files are flushed by who writes them. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> walk = Files.walk(folder)) {
            deepestFirst = walk.sorted((a, b) -> b.compareTo(a)).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
