package io.kalimtak.curation;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;

/** Configuration with nothing set. */
public final class TestConfig {
    private static final int PRIORITY = 200;

    private TestConfig() {}

    public static <T> T of(Class<T> mapping) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withConverter(Path.class, PRIORITY, new PathConverter())
                .withConverter(MemorySize.class, PRIORITY, new MemorySizeConverter())
                .withMapping(mapping)
                .build()
                .getConfigMapping(mapping);
    }
}
