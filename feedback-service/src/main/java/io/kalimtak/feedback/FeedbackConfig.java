package io.kalimtak.feedback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * Settings of feedback. Caps are absolute numbers of pieces: about 250 bad examples spoil a model of any size
 * (arXiv 2510.07192), so a share of the traffic would protect nobody who has much.
 */
@ConfigMapping(prefix = "kalimtak.feedback")
public interface FeedbackConfig {
    @Valid
    Integrity integrity();

    /** What lets a piece of feedback through to count, and what holds it for review. */
    interface Integrity {
        /** Pieces of one rater in a short time. */
        @Valid
        Burst burst();

        /** Pieces of one rater in a long time. */
        @Valid
        Rater rater();

        /** Pieces from one network. */
        @Valid
        Network network();

        /** Pieces of one rater about one interaction. */
        @Valid
        RepeatedRater repeatedRater();

        /** Raters of one interaction. */
        @Valid
        PileOn pileOn();
    }

    interface Burst {
        @WithDefault("1m")
        @DurationMin(seconds = 1)
        @DurationMax(days = 7)
        Duration window();

        /** For a person. */
        @WithDefault("20")
        @Min(1)
        int cap();

        /** For an application that rates for all its users: what a key may call in a minute by default. */
        @WithDefault("60000")
        @Min(1)
        int applicationCap();
    }

    interface Rater {
        @WithDefault("1d")
        @DurationMin(seconds = 1)
        @DurationMax(days = 7)
        Duration window();

        /** For a person. */
        @WithDefault("100")
        @Min(1)
        int cap();

        /** For an application that rates for all its users. */
        @WithDefault("1000000")
        @Min(1)
        int applicationCap();
    }

    interface Network {
        @WithDefault("1d")
        @DurationMin(seconds = 1)
        @DurationMax(days = 7)
        Duration window();

        /** For all persons together. */
        @WithDefault("100")
        @Min(1)
        int cap();

        /** For all applications together that rate for all their users. */
        @WithDefault("100000")
        @Min(1)
        int applicationCap();
    }

    interface RepeatedRater {
        @WithDefault("1d")
        @DurationMin(seconds = 1)
        @DurationMax(days = 7)
        Duration window();

        /** For a person. */
        @WithDefault("20")
        @Min(1)
        int cap();

        /** For an application that rates for all its users, who may see one answer. */
        @WithDefault("1000")
        @Min(1)
        int applicationCap();
    }

    interface PileOn {
        @WithDefault("1d")
        @DurationMin(seconds = 1)
        @DurationMax(days = 7)
        Duration window();

        @WithDefault("25")
        @Min(1)
        int cap();
    }
}
