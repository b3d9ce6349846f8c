package io.kalimtak.system.simulation;

/**
 * What is known of the version on trial.
 *
 * @param stars that it gets more than the live version, on average
 * @param disagreement how much more some like it than others do: a standard deviation, as of tastes
 * @param errors share of requests that fail; of the live version {@link #LIVE_ERRORS}
 * @param slowness its time for an answer as a multiple of the live version's
 */
record Candidate(double stars, double disagreement, double errors, double slowness) {
    /** The live version's share of requests that fail. */
    static final double LIVE_ERRORS = 0.01;

    /** No difference at all. */
    static final Candidate SAME = new Candidate(0, 0, LIVE_ERRORS, 1);

    Candidate withStars(double more) {
        return new Candidate(more, disagreement, errors, slowness);
    }

    Candidate withDisagreement(double among) {
        return new Candidate(stars, among, errors, slowness);
    }

    Candidate withErrors(double share) {
        return new Candidate(stars, disagreement, share, slowness);
    }

    Candidate withSlowness(double times) {
        return new Candidate(stars, disagreement, errors, times);
    }
}
