package io.kalimtak.curation.rule;

/** Nothing that a reviewer rejected. */
public record ReviewRule() implements SetRule {
    @Override
    public String name() {
        return "review";
    }

    @Override
    public void apply(StagedRows rows) {
        rows.dropWhere(StagedRows.Fact.REJECTED, this, "a reviewer rejected it");
    }
}
