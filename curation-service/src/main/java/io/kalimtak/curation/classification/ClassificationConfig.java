package io.kalimtak.curation.classification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of classification. */
@ConfigMapping(prefix = "kalimtak.curation.classification")
public interface ClassificationConfig {
    /** Probability below which a domain is {@code other}. */
    @WithDefault("0.35")
    @DecimalMin("0")
    @DecimalMax("1")
    double minDomainConfidence();

    /** Probability below which a use case is {@code other}. */
    @WithDefault("0.35")
    @DecimalMin("0")
    @DecimalMax("1")
    double minUseCaseConfidence();

    /** Corrections since the last training that start the next. */
    @WithDefault("20")
    @Min(1)
    int retrainAfter();

    /** How often it is looked whether to train again. */
    @WithDefault("10m")
    Duration retrainEvery();

    /** How long a replica that classifies goes without looking for newly trained heads. */
    @WithDefault("10s")
    Duration pollInterval();
}
