package io.kalimtak.curation.set.format;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of a set's files. */
@ConfigMapping(prefix = "kalimtak.curation.set")
public interface FormatConfig {
    /** Whether the rows are written as Parquet too, beside the JSON lines. */
    @WithDefault("true")
    boolean parquet();
}
