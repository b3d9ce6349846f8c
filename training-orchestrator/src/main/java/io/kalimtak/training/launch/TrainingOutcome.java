package io.kalimtak.training.launch;

import java.util.Map;

/**
 * How a training ended well.
 *
 * @param metrics of the training itself, such as its last loss, by the engine's own names; finite numbers
 */
public record TrainingOutcome(Trained trained, Usage usage, Map<String, Double> metrics) {
    public TrainingOutcome {
        metrics = Map.copyOf(metrics);
    }

    /** Of an engine that says neither usage nor metrics. */
    public static TrainingOutcome of(Trained trained) {
        return new TrainingOutcome(trained, Usage.UNKNOWN, Map.of());
    }
}
