package io.kalimtak.curation.review;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of the review queue. */
@ConfigMapping(prefix = "kalimtak.curation.review")
public interface ReviewConfig {
    /** How often the queue is made anew. */
    @WithDefault("1h")
    Duration refreshEvery();

    /** Most interactions in the queue. */
    @WithDefault("200")
    @Min(1)
    @Max(5000)
    int size();

    /** The newest interactions that may be asked about, among which the queue chooses. An English one costs 5 ms. */
    @WithDefault("1000")
    @Min(1)
    @Max(10000)
    int pool();

    /** The newest rated or reviewed interactions that say how an answer is likely to be liked. An English one costs 5 ms. */
    @WithDefault("2000")
    @Min(0)
    @Max(20000)
    int labelled();

    /** Confidence of a class below which a rated interaction is asked about all the same. */
    @WithDefault("0.35")
    @DecimalMin("0")
    @DecimalMax("1")
    double unsureBelow();
}
