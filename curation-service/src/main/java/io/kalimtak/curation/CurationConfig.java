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
    Caps caps();

    @Valid
    Balance balance();

    @Valid
    Preferences preferences();

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

    /**
     * Most rows of one set, absolute. Together they stay well under the 250 documents that suffice to poison a model of any
     * size (arXiv 2510.07192).
     */
    interface Caps {
        /** Of one person, as the one who asked and as the one who rated. */
        @WithDefault("50")
        @Min(1)
        int subject();

        /** Whose feedback came from one network (/24 of IPv4, /48 of IPv6); networks that are not counted have no cap. */
        @WithDefault("100")
        @Min(1)
        int network();

        /** Of requests that are nearly the same. */
        @WithDefault("1")
        @Min(1)
        int cluster();
    }

    /** The largest share of a set that one domain, language or tool may make up; 1 for no limit. */
    interface Balance {
        @WithDefault("1")
        @DecimalMin("0.05")
        @DecimalMax("1")
        double domain();

        @WithDefault("1")
        @DecimalMin("0.05")
        @DecimalMax("1")
        double language();

        @WithDefault("1")
        @DecimalMin("0.05")
        @DecimalMax("1")
        double tool();
    }

    /** How pairs and judged answers are made for DPO and KTO. */
    interface Preferences {
        /** The best score that makes an answer one not to be learnt. */
        @WithDefault("2")
        @Min(1)
        @Max(4)
        int worstScore();

        /** How many points lie at least between the two answers of a pair. */
        @WithDefault("2")
        @Min(1)
        @Max(4)
        int apart();

        /** Most pairs that one preferred answer is in, besides the one with its own original. */
        @WithDefault("3")
        @Min(1)
        int rejectedOfEach();
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
