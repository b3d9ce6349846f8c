package io.kalimtak.curation.set.format;

import io.kalimtak.curation.set.storage.SetStorage;
import io.kalimtak.curation.set.storage.StoredFile;
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

    /** What it says; empty when there is none. */
    public Optional<Manifest> find(UUID id) throws IOException {
        Optional<byte[]> bytes = bytes(id);
        return bytes.isEmpty() ? Optional.empty() : Optional.of(Manifest.read(bytes.get()));
    }
}
