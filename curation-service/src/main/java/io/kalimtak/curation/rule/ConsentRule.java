package io.kalimtak.curation.rule;

import io.kalimtak.curation.candidate.TrainingRow;
import java.util.Map;

/** Only what its author lets be trained on. */
record ConsentRule() implements CurationRule {
    @Override
    public String name() {
        return "consent";
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
    public Verdict verdict(TrainingRow row) {
        if (!row.source().trainingAllowed()) {
            return Verdict.drop("training was not allowed when it was asked");
        }
        return Verdict.dropIf(row.source().withdrawn(), "consent was withdrawn");
    }
}
