package io.kalimtak.training.testing;

import io.kalimtak.training.TrainingConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** The configuration of a service that nobody configured. */
public final class DefaultConfig {
    private static final int ABOVE_BUILT_IN = 200;

    private DefaultConfig() {}

    public static TrainingConfig read() {
        return readWith(Map.of());
    }

    /** The same with the given settings. */
    public static TrainingConfig readWith(Map<String, String> settings) {
        return readWith(TrainingConfig.class, settings);
    }

    /** A part of it that has a mapping of its own. */
    public static <T> T readWith(Class<T> mapping, Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withDefaultValues(settings)
                .withConverter(Duration.class, ABOVE_BUILT_IN, new DurationConverter())
                .withConverter(MemorySize.class, ABOVE_BUILT_IN, new MemorySizeConverter())
                .withMapping(mapping)
                .build()
                .getConfigMapping(mapping);
    }
}
