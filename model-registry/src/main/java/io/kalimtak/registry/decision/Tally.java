package io.kalimtak.registry.decision;

/**
 * What one person had of one arm during one step, of one measure.
 *
 * @param person who: any number that is the same for the same person
 * @param step index of the step in which it was answered, from 0
 * @param candidate whether the version under trial answered, or the live one
 * @param count how many values, above 0
 * @param sum of the values
 */
public record Tally(long person, int step, boolean candidate, long count, double sum) {
    public Tally {
        if (count <= 0 || step < 0) {
            throw new IllegalArgumentException("a tally of " + count + " values in step " + step);
        }
    }
}
