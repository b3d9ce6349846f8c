package io.kalimtak.curation.job;

/** What a running job is at. */
public enum Stage {
    /** Every rated interaction goes through the rules for words again, because the rules have changed. */
    JUDGE,
    /** New requests are compared with all others. */
    COMPARE,
    /** The moderation server is asked for words that it has not answered yet. */
    MODERATE,
    /** Rows are chosen: consent, score, duplicates, caps, sides. */
    CHOOSE,
    /** The set's files are written. */
    WRITE,
    /** The set takes its place. */
    PUBLISH
}
