package io.kalimtak.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the files of the installation lie. Every replica of every service sees the same directory. */
@ConfigMapping(prefix = "kalimtak.storage")
public interface StorageConfig {
    /** The root; artifacts are in {@code artifacts/} below it. */
    @WithDefault(".kalimtak/storage")
    Path root();
}
