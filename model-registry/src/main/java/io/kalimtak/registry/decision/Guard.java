package io.kalimtak.registry.decision;

/**
 * How one measure is watched.
 *
 * @param alpha probability of a false alarm by this measure, over all looks together
 * @param margin how much worse than the live version is still borne: in the measure's unit, or of a relative measure as a
 *     share of the live version's mean
 * @param effect the size of difference to be found soonest, in the same unit as the margin
 * @param minPeople people in each arm before the measure may say anything: the sequence is asymptotic
 */
public record Guard(double alpha, double margin, double effect, long minPeople) {
    public Guard {
        if (!(alpha > 0 && alpha < 1) || !(margin >= 0) || !(effect > 0) || minPeople < 2) {
            throw new IllegalArgumentException("a guard with alpha " + alpha + ", margin " + margin + ", effect "
                    + effect + ", at least " + minPeople + " people; alpha must be between 0 and 1, the margin not"
                    + " negative, the effect positive, and two people are the least");
        }
    }
}
