package io.kalimtak.training.sets.storage;

import io.kalimtak.kit.storage.BucketConfig;
import io.kalimtak.kit.storage.StorageKind;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where training sets lie: the keys that curation writes them by, so that an operator gives them once to all services. */
@ConfigMapping(prefix = "kalimtak.storage")
public interface SetStorageConfig {
    @WithDefault("directory")
    StorageKind kind();

    /** It is read alone. */
    BucketConfig s3();
}
