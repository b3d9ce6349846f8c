package io.kalimtak.kit.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Files and folders right below one folder, by the time of their last change. A folder that is not there has none. */
public final class OldFiles {
    private OldFiles() {}

    /** Those that were last changed before the time and that the caller wants gone, by name. */
    public static List<Path> in(Path folder, Instant before, Predicate<Path> unwanted) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> changedBefore(entry, before))
                    .filter(unwanted)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder.getFileName(), e);
        }
    }

    /** Deletes a file, or a folder with what is in it. What is gone already is no failure. */
    public static void delete(Path path) {
        try {
            List<Path> deepestFirst;
            try (Stream<Path> walk = Files.walk(path)) {
                deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path one : deepestFirst) {
                Files.deleteIfExists(one);
            }
        } catch (NoSuchFileException | UncheckedIOException e) {
            if (Files.exists(path)) {
                throw new UncheckedIOException("cannot delete " + path.getFileName(), asIo(e));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path.getFileName(), e);
        }
    }

    private static IOException asIo(Exception e) {
        return e instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) e;
    }

    private static boolean changedBefore(Path path, Instant before) {
        try {
            return Files.getLastModifiedTime(path).toInstant().isBefore(before);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + path.getFileName(), e);
        }
    }
}
