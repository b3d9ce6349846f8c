package io.kalimtak.curation.set.storage;

import io.kalimtak.kit.storage.BucketConfig;
import io.kalimtak.kit.storage.StorageKind;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where training sets lie. */
@ConfigMapping(prefix = "kalimtak.storage")
public interface SetStorageConfig {
    @WithDefault("directory")
    StorageKind kind();

    Bucket s3();

    /** The bucket must not keep versions, for an erasure has to remove what it says. */
    interface Bucket extends BucketConfig {
        /** Bytes of a part of a large file: S3 takes 5 MiB or more, and 10,000 parts. Each open file holds one in memory. */
        @WithDefault("8M")
        MemorySize partSize();
    }
}
