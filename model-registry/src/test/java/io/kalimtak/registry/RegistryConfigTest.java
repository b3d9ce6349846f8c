package io.kalimtak.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.registry.retention.RegistryRetentionConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RegistryConfigTest {
    private static <T> T defaults(Class<T> mapping) {
        return new SmallRyeConfigBuilder()
                .withMapping(mapping)
                .withConverter(Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
                .build()
                .getConfigMapping(mapping);
    }

    @Test
    void shouldRollOutNothingByItselfWhenNotTold() {
        assertThat(defaults(RegistryConfig.class).autoRollout()).isFalse();
    }

    @Test
    void shouldWalkThroughFiveStepsWhenNoneAreNamed() {
        assertThat(defaults(RegistryConfig.class).canarySteps()).containsExactly(0.01, 0.05, 0.25, 0.5, 1.0);
    }

    @Test
    void shouldKeepFilesInTheInstallationsFolder() {
        assertThat(defaults(StorageConfig.class).root()).isEqualTo(Path.of(".kalimtak/storage"));
        assertThat(defaults(RegistryConfig.class).incomingKept()).isEqualTo(Duration.ofHours(24));
        assertThat(defaults(RegistryRetentionConfig.class).artifacts()).isEqualTo(Duration.ofDays(180));
    }
}
