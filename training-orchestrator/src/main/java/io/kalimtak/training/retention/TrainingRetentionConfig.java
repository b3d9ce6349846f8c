package io.kalimtak.training.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long things are kept. */
@ConfigMapping(prefix = "kalimtak.training.retention")
public interface TrainingRetentionConfig {
    /** What a run or an evaluation that has ended left behind, as after a crash; else it goes when the work is over. */
    @WithDefault("7d")
    @DurationMin(hours = 1, message = "must be at least 1h")
    Duration workFolders();

    /** What reports quote from held-out rows; their figures stay. */
    @WithDefault("90d")
    @DurationMin(days = 1, message = "must be at least 1d")
    Duration reportExamples();

    /** What each firing of a schedule led to. */
    @WithDefault("365d")
    @DurationMin(days = 1, message = "must be at least 1d")
    Duration firings();
}
