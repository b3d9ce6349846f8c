package io.kalimtak.curation.rule;

/** Of requests that are the same after normalising, the best is kept. */
public record ExactDuplicatesRule() implements SetRule {
    static final String REASON = "the same request as a better row's";

    @Override
    public String name() {
        return "exact-duplicates";
    }

    @Override
    public void apply(StagedRows rows) {
        rows.keepBestOfEach(StagedRows.Group.REQUEST, 1, this, REASON);
    }
}
