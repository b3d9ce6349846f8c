package io.kalimtak.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;

class InteractionConfigTest {
    @Test
    void shouldHaveTheDocumentedDefaultsWhenNothingIsSet() {
        InteractionConfig config = new SmallRyeConfigBuilder()
                .withConverters(new Converter<?>[] {new DurationConverter()})
                .withMapping(InteractionConfig.class)
                .build()
                .getConfigMapping(InteractionConfig.class);

        assertThat(config.partitions().monthsAhead()).isEqualTo(3);
        assertThat(config.partitions().every()).isEqualTo(Duration.ofHours(6));
        assertThat(config.retention().content()).isEqualTo(Duration.ofDays(365));
        assertThat(config.retention().shadowAnswers()).isEqualTo(Duration.ofDays(90));
        assertThat(config.retention().identities()).isEqualTo(Duration.ofDays(90));
        assertThat(config.retention().feedback()).isEqualTo(Duration.ofDays(365));
    }
}
