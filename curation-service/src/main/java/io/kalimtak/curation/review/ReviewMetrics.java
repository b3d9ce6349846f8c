package io.kalimtak.curation.review;

import io.kalimtak.curation.candidate.Review;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Reviews that were put down: {@code kalimtak_curation_reviews_total} by verdict. One that replaces another counts again. */
@ApplicationScoped
class ReviewMetrics {
    private final MeterRegistry registry;

    ReviewMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void reviewed(Review review) {
        registry.counter("kalimtak.curation.reviews", "verdict", review.label()).increment();
    }
}
