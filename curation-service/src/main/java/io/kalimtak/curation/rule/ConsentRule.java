package io.kalimtak.curation.rule;

/** Only what its author lets be trained on, and what the gateway took for an example when it was answered. */
public record ConsentRule() implements SetRule {
    @Override
    public String name() {
        return "consent";
    }

    @Override
    public void apply(StagedRows rows) {
        rows.dropWhere(
                StagedRows.Fact.TRAINING_NOT_ALLOWED, this, "training was not allowed, or the answer is no example");
        rows.dropWhere(StagedRows.Fact.WITHDRAWN, this, "consent was withdrawn");
    }
}
