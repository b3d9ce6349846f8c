package io.kalimtak.interaction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of this service. */
@ConfigMapping(prefix = "kalimtak.interaction")
public interface InteractionConfig {
    Partitions partitions();

    Retention retention();

    Erasure erasure();

    /** Erasing people. */
    interface Erasure {
        /**
         * How far the gateways' clocks may be behind this service's: an interaction that a gateway dated a little later
         * than the request goes too.
         */
        @WithDefault("2s")
        Duration clockSkew();

        /** Who must have reported before an erasure is done. */
        @WithDefault(
                "gateway-service,interaction-service,feedback-service,curation-service,training-orchestrator,model-registry")
        @NotEmpty
        List<String> services();
    }

    /**
     * How long rows are kept. Nothing may be shorter than its topic keeps it: a replay would bring back what was removed.
     * When old rows are looked for, {@code kalimtak.retention.every} says.
     */
    interface Retention {
        /** What was asked and answered. Whole months go, so it is kept up to a month longer. */
        @WithDefault("365d")
        @DurationMin(days = 7, message = "must be at least 7d, which the topics keep")
        Duration content();

        /** What versions in the shadow answered, which nobody was shown. Whole months go, as of content. */
        @WithDefault("90d")
        @DurationMin(days = 7, message = "must be at least 7d, which the topics keep")
        Duration shadowAnswers();

        /** Who asked and from where. */
        @WithDefault("90d")
        @DurationMin(days = 7, message = "must be at least 7d, which the topics keep")
        Duration identities();

        /** What people said. Its topic keeps 90 days. */
        @WithDefault("365d")
        @DurationMin(days = 90, message = "must be at least 90d, which the topic keeps")
        Duration feedback();
    }

    /** Monthly partitions of content and of answers in the shadow. */
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
