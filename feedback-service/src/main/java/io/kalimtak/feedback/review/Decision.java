package io.kalimtak.feedback.review;

/** What an administrator decides about a piece that waits. */
enum Decision {
    RELEASED,
    REJECTED;

    /** As metrics name it. */
    String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
