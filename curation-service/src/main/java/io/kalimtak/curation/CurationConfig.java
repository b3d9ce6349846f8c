package io.kalimtak.curation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of curation. Every key has a default that works. */
@ConfigMapping(prefix = "kalimtak.curation")
public interface CurationConfig {
    /** Lowest rating that makes an interaction a candidate; a correction always does. A job may ask for another. */
    @WithDefault("4")
    @Min(1)
    @Max(5)
    int minScore();

    /** Share of the rows that is held out for evaluation, 0 to 0.5. */
    @WithDefault("0.1")
    @DecimalMin("0")
    @DecimalMax("0.5")
    double evalShare();

    /** Rows that a language has at least in evaluation, once it has five times as many rows in all. */
    @WithDefault("3")
    @Min(0)
    int evalMinPerLanguage();

    /** Cron expression (Quartz, UTC) of the daily job; {@code off} for none. */
    @WithDefault("0 0 2 * * ?")
    String schedule();

    @Valid
    Length length();

    @Valid
    Job job();

    /** Lengths in Unicode code points. */
    interface Length {
        @WithDefault("3")
        @Min(1)
        int inputMin();

        @WithDefault("32768")
        @Min(1)
        int inputMax();

        @WithDefault("10")
        @Min(1)
        int targetMin();

        @WithDefault("32768")
        @Min(1)
        int targetMax();
    }

    interface Job {
        /** How long a replica waits before it looks for a job that nobody told it of. */
        @WithDefault("5s")
        Duration pollInterval();

        /** Longest time one attempt may take. */
        @WithDefault("1h")
        Duration timeout();

        /** How often a job is taken up before it is given up. */
        @WithDefault("5")
        @Min(1)
        int attempts();

        /** How long the reasons of a finished job's rows are kept. */
        @WithDefault("30d")
        Duration verdictsKept();
    }
}
