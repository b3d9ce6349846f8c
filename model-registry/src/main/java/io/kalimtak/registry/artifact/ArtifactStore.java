package io.kalimtak.registry.artifact;

import io.kalimtak.kit.retention.OldFiles;
import io.kalimtak.registry.Name;
import io.kalimtak.registry.StorageConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The directory {@code artifacts/} below the storage root: {@code <version>.zip}, each complete from the moment it can be
 * seen. A file comes in under another name, is forced to disk and only then renamed; a power cut leaves at most a part
 * in {@code .incoming}, which a later start removes.
 */
@ApplicationScoped
public class ArtifactStore {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final String INCOMING = ".incoming";

    private final Path root;
    private final Supplier<UUID> ids;

    ArtifactStore(StorageConfig config, Supplier<UUID> ids) {
        this.root = config.root().toAbsolutePath().normalize().resolve("artifacts");
        this.ids = ids;
    }

    /** Streams a body to a file that no reader sees yet, durable when this returns. Throws ArtifactException. */
    public StoredArtifact receive(InputStream body) {
        Path part = root.resolve(INCOMING).resolve(ids.get() + ".part");
        try {
            Files.createDirectories(part.getParent());
            return write(body, part);
        } catch (IOException e) {
            removePart(part);
            throw new ArtifactException("cannot receive an artifact", e);
        }
    }

    /**
     * Gives a received file its name. The caller holds the version's lock: a rename replaces what is there.
     *
     * @throws IllegalArgumentException for a name that is none
     */
    public StoredArtifact publish(String version, StoredArtifact received) {
        Path target = path(version);
        try {
            Files.move(received.path(), target, StandardCopyOption.ATOMIC_MOVE);
            forceDirectory(root);
        } catch (IOException e) {
            throw new ArtifactException("cannot name an artifact", e);
        }
        return new StoredArtifact(target, received.sha256(), received.bytes());
    }

    /** Removes a received file that was not published; does nothing when it was. */
    public void discard(StoredArtifact received) {
        removePart(received.path());
    }

    /** The file of a version, its content read and hashed anew. */
    public Optional<StoredArtifact> find(String version) {
        Path path = path(version);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try (InputStream content = Files.newInputStream(path)) {
            return Optional.of(copy(path, content, OutputStream.nullOutputStream()));
        } catch (IOException e) {
            throw new ArtifactException("cannot read an artifact", e);
        }
    }

    /** Whether a file of this size lies there: cheap, for decisions that must not send traffic to a missing file. */
    public boolean isPresent(String version, long bytes) {
        Path path = path(version);
        try {
            return Files.isRegularFile(path) && Files.size(path) == bytes;
        } catch (IOException e) {
            throw new ArtifactException("cannot look at an artifact", e);
        }
    }

    /** Where a version's file lies or would lie. */
    public Path path(String version) {
        Path path = root.resolve(version + ".zip").normalize();
        if (!Name.isValid(version) || !root.equals(path.getParent())) {
            throw new IllegalArgumentException("a version's name " + Name.RULE);
        }
        return path;
    }

    /** Whether a version has a file. */
    public boolean exists(String version) {
        return Files.isRegularFile(path(version));
    }

    /** Removes a version's file; false when there was none. The caller holds the version's lock. */
    public boolean remove(String version) {
        try {
            return Files.deleteIfExists(path(version));
        } catch (IOException e) {
            throw new ArtifactException("cannot remove an artifact", e);
        }
    }

    /** Removes parts that a crash left before the given time; the number removed. */
    public int sweep(Instant before) {
        List<Path> parts = parts(before);
        parts.forEach(ArtifactStore::removePart);
        return parts.size();
    }

    /** The number of parts that a crash left before the given time. */
    public int halfReceived(Instant before) {
        return parts(before).size();
    }

    private List<Path> parts(Instant before) {
        try {
            return OldFiles.in(
                    root.resolve(INCOMING),
                    before,
                    part -> part.getFileName().toString().endsWith(".part"));
        } catch (UncheckedIOException e) {
            throw new ArtifactException("cannot look for half-received artifacts", e);
        }
    }

    private static StoredArtifact write(InputStream body, Path part) throws IOException {
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            StoredArtifact written = copy(part, body, Channels.newOutputStream(file));
            file.force(true);
            return written;
        }
    }

    private static StoredArtifact copy(Path path, InputStream from, OutputStream to) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            digest.update(buffer, 0, read);
            to.write(buffer, 0, read);
            bytes += read;
        }
        return new StoredArtifact(path, HexFormat.of().formatHex(digest.digest()), bytes);
    }

    /** A rename is durable only when its directory is (fsync(2), notes). */
    private static void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void removePart(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new ArtifactException("cannot remove a half-received artifact", e);
        }
    }
}
