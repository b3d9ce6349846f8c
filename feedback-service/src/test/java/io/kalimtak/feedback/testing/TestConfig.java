package io.kalimtak.feedback.testing;

import io.kalimtak.feedback.FeedbackConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;

/** Configuration with nothing set. */
public final class TestConfig {
    private static final int PRIORITY = 200;

    private TestConfig() {}

    public static FeedbackConfig feedback() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withMapping(FeedbackConfig.class)
                .build()
                .getConfigMapping(FeedbackConfig.class);
    }
}
