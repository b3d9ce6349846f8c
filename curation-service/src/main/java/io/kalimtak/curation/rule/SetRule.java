package io.kalimtak.curation.rule;

/** A rule that compares the rows with one another, after every row has passed the rules for single rows. */
public non-sealed interface SetRule extends Rule {
    /** Marks what falls to this rule as dropped. */
    void apply(StagedRows rows);
}
