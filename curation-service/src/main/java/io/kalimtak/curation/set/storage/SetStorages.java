package io.kalimtak.curation.set.storage;

import io.kalimtak.curation.StorageConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Makes the storage that the configuration asks for. */
class SetStorages {
    @Produces
    @ApplicationScoped
    SetStorage storage(SetStorageConfig config, StorageConfig directory) {
        return switch (config.kind()) {
            case DIRECTORY -> new DirectoryStorage(directory.root());
            case S3 -> new BucketStorage(config.s3());
        };
    }
}
