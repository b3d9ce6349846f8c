package io.kalimtak.curation.rule;

import io.kalimtak.curation.candidate.TrainingRow;

/** A rule that judges every row by itself. */
public non-sealed interface CurationRule extends Rule {
    Verdict verdict(TrainingRow row);
}
