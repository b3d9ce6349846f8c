package io.kalimtak.curation.job;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Looks for rare n-grams in few rows. */
public final class NgramTestSettings implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of("kalimtak.curation.ngrams.min-rows", "300", "kalimtak.curation.ngrams.max-share", "0.1");
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
