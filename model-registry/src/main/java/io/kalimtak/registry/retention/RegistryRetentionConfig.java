package io.kalimtak.registry.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long things are kept. */
@ConfigMapping(prefix = "kalimtak.registry.retention")
public interface RegistryRetentionConfig {
    /**
     * Files of versions that serve nobody and will not: rejected, retired, rolled back, quarantined. Never those of a
     * route's live or previous version. The version, its metrics and lineage stay; there is no way back to it then.
     */
    @WithDefault("180d")
    @DurationMin(days = 1, message = "must be at least 1d: somebody may want to go back")
    Duration artifacts();

    /** What versions did and what people said of it, without words: rollouts and the watch after them compare by it. */
    @WithDefault("90d")
    @DurationMin(days = 1, message = "must be at least 1d: a rollout takes days")
    Duration observations();
}
