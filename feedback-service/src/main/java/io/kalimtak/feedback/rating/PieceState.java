package io.kalimtak.feedback.rating;

/** How a piece of feedback stands. Only an accepted one counts; replaced and withdrawn are ends. */
enum PieceState {
    QUARANTINED,
    ACCEPTED,
    REPLACED,
    WITHDRAWN
}
