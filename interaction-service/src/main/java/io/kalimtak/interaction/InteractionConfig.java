package io.kalimtak.interaction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of this service. */
@ConfigMapping(prefix = "kalimtak.interaction")
public interface InteractionConfig {
    Partitions partitions();

    /** Monthly partitions of the content table. */
    interface Partitions {
        /** Months after the present one that have their partition ready. */
        @WithDefault("3")
        @Min(1)
        @Max(24)
        int monthsAhead();

        /** How often partitions are looked after, besides at the start. */
        @WithDefault("6h")
        Duration every();
    }
}
