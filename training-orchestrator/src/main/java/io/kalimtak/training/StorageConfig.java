package io.kalimtak.training;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** The storage that the services of an installation share. */
@ConfigMapping(prefix = "kalimtak.storage")
public interface StorageConfig {
    /** Its root directory; every replica sees the same one. */
    @WithDefault(".kalimtak/storage")
    Path root();
}
