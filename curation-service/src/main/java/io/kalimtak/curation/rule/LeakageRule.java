package io.kalimtak.curation.rule;

/**
 * No request that is nearly the same as one that was trained on and as one that was held out: on either side it would
 * spoil the evaluation of this version or of an earlier one.
 */
public record LeakageRule() implements SetRule {
    @Override
    public String name() {
        return "leakage";
    }

    @Override
    public void apply(StagedRows rows) {
        rows.dropWhere(
                StagedRows.Fact.ON_BOTH_SIDES,
                this,
                "nearly the same as a request that was trained on and as one that was held out");
    }
}
