package io.kalimtak.curation.rule;

import io.kalimtak.curation.candidate.Eligibility;
import io.kalimtak.curation.candidate.TrainingRow;
import java.util.Map;

/** Rated well enough, or corrected. */
record EligibilityRule(int minScore) implements CurationRule {
    @Override
    public String name() {
        return "eligibility";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("min_score", Integer.toString(minScore));
    }

    @Override
    public Verdict verdict(TrainingRow row) {
        return Verdict.dropIf(
                !Eligibility.approved(row.source(), minScore), "rated below " + minScore + " and not corrected");
    }
}
