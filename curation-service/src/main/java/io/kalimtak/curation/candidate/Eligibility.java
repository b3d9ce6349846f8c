package io.kalimtak.curation.candidate;

/** What makes a rated interaction eligible; the candidates and the rules of a job go by the same words. */
public final class Eligibility {
    private Eligibility() {}

    public static boolean holds(RatedInteraction one, int minScore) {
        return consented(one) && approved(one, minScore);
    }

    /** The person allowed training when asking, and has not taken it back. */
    public static boolean consented(RatedInteraction one) {
        return one.trainingAllowed() && !one.withdrawn();
    }

    /** Rated at least this well, or corrected whatever the rating. */
    public static boolean approved(RatedInteraction one, int minScore) {
        return one.corrected() || one.score() >= minScore;
    }
}
