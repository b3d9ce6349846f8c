package io.kalimtak.curation.set.storage;

import io.kalimtak.curation.StorageConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Makes the storage that the configuration asks for. */
class SetStorages {
    @Produces
    @ApplicationScoped
    SetStorage storage(StorageConfig directory) {
        return new DirectoryStorage(directory.root());
    }
}
