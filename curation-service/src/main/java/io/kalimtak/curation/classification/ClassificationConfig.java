package io.kalimtak.curation.classification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

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
}
