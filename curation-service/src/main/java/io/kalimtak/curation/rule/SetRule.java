package io.kalimtak.curation.rule;

/**
 * A rule that asks more than a row's words: who it is of, how it was rated, what else is in the set. It is carried out in the
 * database over the rows that are still in.
 */
public non-sealed interface SetRule extends Rule {
    /** Marks what falls to this rule as dropped. */
    void apply(StagedRows rows);
}
