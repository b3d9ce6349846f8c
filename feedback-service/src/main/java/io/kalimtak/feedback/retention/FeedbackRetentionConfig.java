package io.kalimtak.feedback.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long rows are kept. */
@ConfigMapping(prefix = "kalimtak.feedback.retention")
public interface FeedbackRetentionConfig {
    /** What people said, by when they said it; never shorter than its topic keeps it. */
    @WithDefault("365d")
    @DurationMin(days = 90, message = "must be at least 90d, which the topic keeps")
    Duration feedback();
}
