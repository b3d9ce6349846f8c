package io.kalimtak.curation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long things are kept. How long a job's verdicts are, {@link CurationConfig.Job#verdictsKept()} says. */
@ConfigMapping(prefix = "kalimtak.curation.retention")
public interface RetentionConfig {
    /** Interactions and ratings to choose from; never shorter than the topic of feedback keeps them. */
    @WithDefault("365d")
    @DurationMin(days = 90, message = "must be at least 90d, which the topic of feedback keeps")
    Duration pool();

    /** Candidates that the newest set does not hold. */
    @WithDefault("365d")
    @DurationMin(days = 90, message = "must be at least 90d, which the topic of feedback keeps")
    Duration trainingData();

    /** Rows of training sets. The newest set keeps its own; of a revoked one they go at once. Manifests stay. */
    @WithDefault("365d")
    @DurationMin(days = 1, message = "must be at least 1d: a run may be reading")
    Duration trainingSets();

    /** Jobs that ended, with their funnels. */
    @WithDefault("365d")
    @DurationMin(days = 1, message = "must be at least 1d")
    Duration jobs();
}
