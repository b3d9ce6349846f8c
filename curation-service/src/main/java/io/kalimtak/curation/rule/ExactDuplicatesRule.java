package io.kalimtak.curation.rule;

import java.util.Map;

/** Of requests that are the same after normalising, the best is kept. */
public record ExactDuplicatesRule() implements SetRule {
    static final String REASON = "the same request as a better row's";

    @Override
    public String name() {
        return "exact-duplicates";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public void apply(StagedRows rows) {
        rows.keepBestOfEach(StagedRows.Group.REQUEST, 1, this, REASON);
    }
}
