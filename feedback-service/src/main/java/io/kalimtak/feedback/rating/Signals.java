package io.kalimtak.feedback.rating;

/** What a person did with an answer; null where the application did not say. */
public record Signals(Boolean copied, Boolean accepted, Boolean regenerated, Boolean dismissed) {
    /** Whether the application said nothing at all. */
    boolean empty() {
        return copied == null && accepted == null && regenerated == null && dismissed == null;
    }
}
