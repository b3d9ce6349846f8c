package io.kalimtak.training.sets.storage;

import java.nio.file.Files;
import java.nio.file.Path;

/** Sets below the root of a storage that all services share: they are read where they lie. */
public final class DirectorySource implements SetSource {
    private final Path root;

    public DirectorySource(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public boolean has(String location, String name) {
        return Files.isRegularFile(root.resolve(location).resolve(name));
    }

    @Override
    public Path folder(String location, Path work) {
        return root.resolve(location);
    }

    @Override
    public void fetch(String location, String name, String sha256, Path folder) {
        // It is there already.
    }

    @Override
    public String advice() {
        return "check that this service and curation share one storage root";
    }
}
