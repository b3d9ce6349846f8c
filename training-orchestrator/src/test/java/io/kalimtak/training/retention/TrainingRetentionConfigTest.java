package io.kalimtak.training.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;

class TrainingRetentionConfigTest {
    @Test
    void shouldHaveTheDocumentedDefaultsWhenNothingIsSet() {
        TrainingRetentionConfig config = new SmallRyeConfigBuilder()
                .withConverters(new Converter<?>[] {new DurationConverter()})
                .withMapping(TrainingRetentionConfig.class)
                .build()
                .getConfigMapping(TrainingRetentionConfig.class);

        assertThat(config.workFolders()).isEqualTo(Duration.ofDays(7));
        assertThat(config.reportExamples()).isEqualTo(Duration.ofDays(90));
        assertThat(config.firings()).isEqualTo(Duration.ofDays(365));
    }
}
