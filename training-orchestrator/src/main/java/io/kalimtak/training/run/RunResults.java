package io.kalimtak.training.run;

import io.kalimtak.prompt.GateVerdict;
import io.kalimtak.training.launch.TrainedArtifact;
import java.util.Map;
import java.util.UUID;

/**
 * What has come out so far; null or empty where the run has not come that far.
 *
 * @param parentVersion the version that was live when it began to train
 * @param metrics of {@code live} and {@code candidate}, by name
 */
record RunResults(
        String parentVersion,
        TrainedArtifact artifact,
        Map<String, Map<String, Double>> metrics,
        GateVerdict gate,
        UUID reportId) {
    static final RunResults NONE = new RunResults(null, null, Map.of(), null, null);

    RunResults withParent(String version) {
        return new RunResults(version, artifact, metrics, gate, reportId);
    }

    RunResults withArtifact(TrainedArtifact trained) {
        return new RunResults(parentVersion, trained, metrics, gate, reportId);
    }

    RunResults withEvaluation(Map<String, Map<String, Double>> measured, GateVerdict verdict, UUID report) {
        return new RunResults(parentVersion, artifact, measured, verdict, report);
    }

    Map<String, Double> candidateMetrics() {
        return metrics.getOrDefault("candidate", Map.of());
    }
}
