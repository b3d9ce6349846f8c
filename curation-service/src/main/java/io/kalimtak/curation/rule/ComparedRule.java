package io.kalimtak.curation.rule;

/** Only what was there when the job compared the requests; what came in later is the next job's. */
public record ComparedRule() implements SetRule {
    @Override
    public String name() {
        return "compared";
    }

    @Override
    public void apply(StagedRows rows) {
        rows.dropWhere(StagedRows.Fact.NOT_COMPARED, this, "came in while the job ran; the next one takes it");
    }
}
