package io.kalimtak.prompt.learn;

import java.util.Comparator;

/**
 * A line that might be said.
 *
 * @param line the line
 * @param neighbour whose it is
 * @param features what is known about it here
 * @param utility how like the wanted prompt's lines it is expected to be
 */
record Candidate(ExemplarLine line, Neighbour neighbour, float[] features, double utility) {
    /** Best first; ties by the line's key. */
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(
                    (Candidate candidate) -> candidate.utility)
            .reversed()
            .thenComparing(candidate -> candidate.line.key());

    /** The same with less utility. */
    Candidate less(double penalty) {
        return penalty == 0 ? this : new Candidate(line, neighbour, features, utility - penalty);
    }
}
