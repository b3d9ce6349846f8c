package io.kalimtak.curation.near;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/** What is held to be nearly the same. */
@ConfigMapping(prefix = "kalimtak.curation.similarity")
public interface SimilarityConfig {
    /** Estimated Jaccard index of two requests' character 5-grams from which on they are near-duplicates. */
    @WithDefault("0.7")
    @DecimalMin("0.5")
    @DecimalMax("1")
    double minJaccard();

    /** Cosine of two English requests' sentence vectors from which on they are paraphrases. */
    @WithDefault("0.95")
    @DecimalMin("0.8")
    @DecimalMax("1")
    double minCosine();
}
