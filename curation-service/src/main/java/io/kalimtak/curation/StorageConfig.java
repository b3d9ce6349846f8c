package io.kalimtak.curation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where large files live: a directory that the services of an installation share. */
@ConfigMapping(prefix = "kalimtak.storage")
public interface StorageConfig {
    @WithDefault(".kalimtak/storage")
    Path root();
}
