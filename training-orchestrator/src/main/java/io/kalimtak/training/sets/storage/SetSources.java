package io.kalimtak.training.sets.storage;

import io.kalimtak.training.StorageConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;

/** Makes the source that the configuration asks for. */
class SetSources {
    @Produces
    @ApplicationScoped
    SetSource source(SetStorageConfig config, StorageConfig directory) {
        return switch (config.kind()) {
            case DIRECTORY -> new DirectorySource(directory.root());
            case S3 -> new BucketSource(config.s3());
        };
    }

    /** A setting that is missing or wrong is said at the start, not by the first run. */
    void check(@Observes StartupEvent event, SetSource source) {
        source.advice();
    }
}
