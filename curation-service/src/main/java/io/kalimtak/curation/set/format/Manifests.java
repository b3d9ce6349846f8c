package io.kalimtak.curation.set.format;

import io.kalimtak.curation.set.storage.SetStorage;
import io.kalimtak.curation.set.storage.StoredFile;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;

/** Reads the manifests of sets from the storage. */
@ApplicationScoped
public class Manifests {
    private final SetStorage storage;

    public Manifests(SetStorage storage) {
        this.storage = storage;
    }

    /** The manifest as it is stored, byte for byte; empty when there is none. */
    public Optional<byte[]> bytes(UUID id) throws IOException {
        Optional<StoredFile> file = storage.open(id, SetStorage.MANIFEST);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream content = file.get().content()) {
            return Optional.of(content.readAllBytes());
        }
    }

    /** What the manifest of a set says that has one; a storage that does not have it is a 503. */
    public Manifest required(UUID id) {
        try {
            return Manifest.read(requiredBytes(id));
        } catch (IOException e) {
            throw unavailable();
        }
    }

    /** The manifest of a set that has one, byte for byte; a storage that does not have it is a 503. */
    public byte[] requiredBytes(UUID id) {
        try {
            return bytes(id).orElseThrow(Manifests::unavailable);
        } catch (IOException e) {
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return ProblemException.of(
                ProblemType.UNAVAILABLE,
                "The set's files are not where kalimtak.storage points. Check that this service and the one that wrote the"
                        + " set share that storage, and that it answers.");
    }

    /** What it says; empty when there is none. */
    public Optional<Manifest> find(UUID id) throws IOException {
        Optional<byte[]> bytes = bytes(id);
        return bytes.isEmpty() ? Optional.empty() : Optional.of(Manifest.read(bytes.get()));
    }
}
