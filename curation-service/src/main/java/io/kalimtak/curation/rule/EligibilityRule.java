package io.kalimtak.curation.rule;

import java.util.Map;

/** Rated well enough, or corrected. */
public record EligibilityRule(int minScore) implements SetRule {
    public static final String NAME = "eligibility";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("min_score", Integer.toString(minScore));
    }

    @Override
    public void apply(StagedRows rows) {
        rows.dropScoredBelow(minScore, this, "rated below " + minScore + " and not corrected");
    }
}
