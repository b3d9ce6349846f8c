package io.kalimtak.training.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.kalimtak.prompt.GateVerdict;
import io.kalimtak.training.launch.Trained;
import io.kalimtak.training.launch.TrainedArtifact;
import io.kalimtak.training.launch.TrainedEndpoint;
import io.kalimtak.training.launch.TrainingOutcome;
import io.kalimtak.training.launch.Usage;
import java.util.Map;
import java.util.UUID;

/**
 * What has come out so far; null or empty where the run has not come that far. Rows of earlier and later releases are
 * read: what they lack is null, what is unknown is left alone.
 *
 * @param parentVersion the version that was live when it began to train
 * @param artifact what was trained, where it is a file
 * @param endpoint what was trained, where an endpoint serves it
 * @param metrics of {@code live} and {@code candidate}, by name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunResults(
        String parentVersion,
        TrainedArtifact artifact,
        TrainedEndpoint endpoint,
        Usage usage,
        Map<String, Double> trainingMetrics,
        Map<String, Map<String, Double>> metrics,
        GateVerdict gate,
        UUID reportId) {
    static final RunResults NONE = new RunResults(null, null, null, null, null, Map.of(), null, null);

    RunResults {
        usage = usage == null ? Usage.UNKNOWN : usage;
        trainingMetrics = trainingMetrics == null ? Map.of() : Map.copyOf(trainingMetrics);
    }

    RunResults withParent(String version) {
        return new RunResults(version, artifact, endpoint, usage, trainingMetrics, metrics, gate, reportId);
    }

    RunResults withOutcome(TrainingOutcome outcome) {
        TrainedArtifact file = outcome.trained() instanceof TrainedArtifact made ? made : null;
        TrainedEndpoint model = outcome.trained() instanceof TrainedEndpoint made ? made : null;
        return new RunResults(parentVersion, file, model, outcome.usage(), outcome.metrics(), metrics, gate, reportId);
    }

    RunResults withEvaluation(Map<String, Map<String, Double>> measured, GateVerdict verdict, UUID report) {
        return new RunResults(parentVersion, artifact, endpoint, usage, trainingMetrics, measured, verdict, report);
    }

    /** What was trained, or null. */
    Trained trained() {
        return artifact == null ? endpoint : artifact;
    }

    Map<String, Double> candidateMetrics() {
        return metrics.getOrDefault("candidate", Map.of());
    }
}
