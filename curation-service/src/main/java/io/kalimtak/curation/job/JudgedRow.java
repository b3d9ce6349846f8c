package io.kalimtak.curation.job;

import io.kalimtak.curation.candidate.TrainingRow;
import io.kalimtak.curation.rule.RulePipeline.Dropped;

/** A row with what the rules said of it; {@code dropped} is null for one that they keep. */
record JudgedRow(TrainingRow row, Dropped dropped) {
    String droppedBy() {
        return dropped == null ? null : dropped.rule().name();
    }

    Integer ruleVersion() {
        return dropped == null ? null : dropped.rule().version();
    }

    String reason() {
        return dropped == null ? null : dropped.reason();
    }
}
