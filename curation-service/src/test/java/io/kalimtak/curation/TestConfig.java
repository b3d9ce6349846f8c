package io.kalimtak.curation;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Configuration with nothing set but what a test sets. */
public final class TestConfig {
    private static final int PRIORITY = 200;

    private TestConfig() {}

    public static <T> T of(Class<T> mapping) {
        return of(mapping, "", Map.of());
    }

    /** The same with these keys, each after the prefix. */
    public static <T> T of(Class<T> mapping, String prefix, Map<String, String> set) {
        Map<String, String> keys = new HashMap<>();
        set.forEach((key, value) -> keys.put(prefix + key, value));
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withConverter(Path.class, PRIORITY, new PathConverter())
                .withConverter(MemorySize.class, PRIORITY, new MemorySizeConverter())
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .withMapping(mapping)
                .build()
                .getConfigMapping(mapping);
    }
}
