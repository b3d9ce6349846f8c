package io.kalimtak.feedback.rating;

/**
 * How a piece of feedback stands. Only an accepted one counts, a quarantined one waits; replaced and withdrawn are
 * ends. No state is entered twice.
 */
public enum PieceState {
    QUARANTINED,
    ACCEPTED,
    REPLACED,
    WITHDRAWN
}
