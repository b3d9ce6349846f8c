package io.kalimtak.curation.rule;

/** The two sides of a training set. */
public enum Split {
    TRAIN,
    EVAL
}
