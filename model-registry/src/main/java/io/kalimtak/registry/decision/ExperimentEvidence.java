package io.kalimtak.registry.decision;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a decision on an experiment is made from. Kept with it, so that it can be made again.
 *
 * @param running how long the experiment has lasted since a person last moved it
 * @param arms those that are not dropped
 */
public record ExperimentEvidence(Duration running, List<Challenger> arms) {
    public ExperimentEvidence {
        arms = List.copyOf(arms);
    }

    /**
     * One version beside the live one.
     *
     * @param rated people who rated an answer of it
     * @param differences from the live version by measure, of answers old enough to have been rated
     * @param arrivals people who came to either of the two, by the share that this one had of both
     */
    public record Challenger(
            String arm,
            String version,
            long rated,
            Map<Measure, Difference> differences,
            List<SampleRatio.Arrivals> arrivals) {
        public Challenger {
            differences = new TreeMap<>(differences);
            arrivals = List.copyOf(arrivals);
        }
    }
}
