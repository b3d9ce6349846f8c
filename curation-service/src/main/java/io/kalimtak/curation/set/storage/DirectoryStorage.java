package io.kalimtak.curation.set.storage;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder {@code training-sets} of a directory that all replicas share. A set is written to a hidden temporary folder,
 * flushed, and renamed: under its own name a set is complete or not there.
 */
public final class DirectoryStorage implements SetStorage {
    private final Path root;

    public DirectoryStorage(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public SetDraft draft(UUID id, int attempt) throws IOException {
        removeUnfinished(id);
        Path folder = Files.createDirectory(temporary(id, attempt));
        return name -> durable(folder.resolve(name));
    }

    @Override
    public void publish(UUID id, int attempt) throws IOException {
        Path temporary = temporary(id, attempt);
        force(temporary);
        Path target = folder(id);
        if (Files.exists(target)) {
            delete(target);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        force(target.getParent());
    }

    @Override
    public void removeUnfinished(UUID id) throws IOException {
        Path sets = Files.createDirectories(folder(id).getParent());
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(sets, prefix(id) + "*")) {
            for (Path leftover : leftovers) {
                delete(leftover);
            }
        }
        if (Files.exists(folder(id))) {
            delete(folder(id));
        }
    }

    @Override
    public Optional<StoredFile> open(UUID id, String name) throws IOException {
        Path file = folder(id).resolve(name);
        try {
            return Optional.of(new StoredFile(Files.size(file), Files.newInputStream(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<String> rowFiles(UUID id) throws IOException {
        Path folder = folder(id);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(MANIFEST))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void removeRows(UUID id) throws IOException {
        List<String> names = rowFiles(id);
        for (String name : names) {
            Files.deleteIfExists(folder(id).resolve(name));
        }
        if (!names.isEmpty()) {
            force(folder(id));
        }
    }

    private Path folder(UUID id) {
        return root.resolve(SetStorage.location(id));
    }

    private Path temporary(UUID id, int attempt) {
        return folder(id).resolveSibling(prefix(id) + attempt);
    }

    private static String prefix(UUID id) {
        return ".tmp-" + id + "-";
    }

    /** A file that is on the disk once it is closed. */
    private static OutputStream durable(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new FilterOutputStream(Channels.newOutputStream(channel)) {
            @Override
            public void write(byte[] source, int offset, int length) throws IOException {
                out.write(source, offset, length);
            }

            @Override
            public void close() throws IOException {
                try (channel) {
                    channel.force(true);
                }
            }
        };
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
