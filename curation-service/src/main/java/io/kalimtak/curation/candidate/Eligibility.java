package io.kalimtak.curation.candidate;

/** What makes a rated interaction a candidate. */
public final class Eligibility {
    private Eligibility() {}

    /** The person allowed training when asking, and has not taken it back. */
    public static boolean consented(RatedInteraction one) {
        return one.trainingAllowed() && !one.withdrawn();
    }

    /** Rated at least this well, or corrected whatever the rating; never against a reviewer's word. */
    public static boolean approved(RatedInteraction one, int minScore) {
        return !one.rejected() && (one.corrected() || one.score() >= minScore);
    }
}
