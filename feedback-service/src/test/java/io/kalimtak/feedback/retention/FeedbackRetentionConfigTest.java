package io.kalimtak.feedback.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.Test;

class FeedbackRetentionConfigTest {
    @Test
    void shouldKeepFeedbackAYearWhenNothingIsSet() {
        FeedbackRetentionConfig config = new SmallRyeConfigBuilder()
                .withConverters(new Converter<?>[] {new DurationConverter()})
                .withMapping(FeedbackRetentionConfig.class)
                .build()
                .getConfigMapping(FeedbackRetentionConfig.class);

        assertThat(config.feedback()).isEqualTo(Duration.ofDays(365));
    }
}
