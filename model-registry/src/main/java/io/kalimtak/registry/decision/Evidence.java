package io.kalimtak.registry.decision;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a decision is made from. Kept with it, so that it can be made again.
 *
 * @param step index of the step that holds, from 0
 * @param nextShare of the traffic that the next step gives the candidate, 1 before the last
 * @param atStep how long the step has lasted
 * @param ratedInStep people who rated an answer that the candidate gave in this step
 * @param differences by measure, of answers old enough to have been rated
 * @param arrivals people of each step by arm: new ones, and by the step before those who come again from the live version
 */
public record Evidence(
        int step,
        double nextShare,
        Duration atStep,
        long ratedInStep,
        Map<Measure, Difference> differences,
        List<SampleRatio.Arrivals> arrivals) {
    public Evidence {
        differences = new TreeMap<>(differences);
        arrivals = List.copyOf(arrivals);
    }

    /** Whether the next step is all traffic. */
    boolean lastTrial() {
        return nextShare >= 1;
    }
}
