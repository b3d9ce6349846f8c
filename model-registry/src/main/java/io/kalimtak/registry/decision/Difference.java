package io.kalimtak.registry.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The candidate's mean less the live version's, over the steps of a rollout; {@link Comparison} says how.
 *
 * @param estimate candidate less live, in the measure's unit
 * @param variance of the estimate; infinite while it cannot be told
 * @param liveMean of all answers of the live version that were compared
 * @param candidateMean likewise
 * @param livePeople who had the live version
 * @param candidatePeople who had the candidate
 * @param liveCount values of the live version
 * @param candidateCount values of the candidate
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Difference(
        double estimate,
        double variance,
        double liveMean,
        double candidateMean,
        long livePeople,
        long candidatePeople,
        long liveCount,
        long candidateCount) {
    /** Nobody said anything that can be compared. */
    public static final Difference NONE =
            new Difference(0, Double.POSITIVE_INFINITY, Double.NaN, Double.NaN, 0, 0, 0, 0);

    /** Compares what people had; a person, step and arm may stand there in parts. */
    public static Difference of(List<Tally> tallies) {
        Comparison comparison = new Comparison();
        tallies.forEach(comparison::add);
        return comparison.difference();
    }
}
