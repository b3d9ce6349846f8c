package io.kalimtak.curation.rule;

import java.util.Map;

/** Only what was there when the job compared the requests; what came in later is the next job's. */
public record ComparedRule() implements SetRule {
    @Override
    public String name() {
        return "compared";
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
        rows.dropWhere(StagedRows.Fact.NOT_COMPARED, this, "came in while the job ran; the next one takes it");
    }
}
