package io.kalimtak.training.report.facts;

import io.kalimtak.training.launch.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The run behind a report.
 *
 * @param method as the API names it
 * @param parent the version that was live when it began to train, or null
 * @param usage what the training took, as far as the engine says
 * @param trainingMetrics of the training itself, by the engine's own names
 * @param reason why it ended otherwise than well, or null
 * @param history its states, first to last, with the time it came into each
 */
public record RunFacts(
        UUID id,
        String state,
        UUID trainingSetId,
        String method,
        String launcher,
        String requestedBy,
        String version,
        String parent,
        Usage usage,
        Map<String, Double> trainingMetrics,
        String reason,
        Instant createdAt,
        List<Entered> history) {
    public RunFacts {
        trainingMetrics = trainingMetrics == null ? Map.of() : trainingMetrics;
    }

    /** When the run came into a state. */
    public record Entered(String state, Instant at) {}
}
