package io.kalimtak.curation.rule;

import java.util.Map;

/** Nothing that a reviewer rejected. */
public record ReviewRule() implements SetRule {
    @Override
    public String name() {
        return "review";
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
        rows.dropWhere(StagedRows.Fact.REJECTED, this, "a reviewer rejected it");
    }
}
