package io.kalimtak.training.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kalimtak.prompt.GateVerdict;
import io.kalimtak.training.launch.TrainedEndpoint;
import io.kalimtak.training.launch.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A run as the API shows it; in lists without history and log.
 *
 * @param version null until it exists
 * @param endpoint where the version is served, for one that has no artifact
 * @param usage trained tokens and cost, as far as the engine says
 * @param trainingMetrics of the training itself, by the engine's own names
 * @param evaluationReportId its report's figures, once it was measured
 * @param reportUrl its report as a page for people, at any time
 * @param reason why it ended otherwise than well, or what it waits for
 * @param logs the launcher's last lines, first to last
 */
record RunResponse(
        UUID runId,
        RunState state,
        UUID trainingSetId,
        String method,
        String launcher,
        String version,
        TrainedEndpoint endpoint,
        String parentVersion,
        TrainingRun.RunProgress progress,
        Usage usage,
        Map<String, Double> trainingMetrics,
        Map<String, Map<String, Double>> metrics,
        GateVerdict gate,
        UUID evaluationReportId,
        String reportUrl,
        String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<HistoryEntry> history,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<LogLine> logs,
        Instant createdAt,
        Instant updatedAt) {
    static RunResponse of(TrainingRun run, List<HistoryEntry> history, List<LogLine> logs) {
        return new RunResponse(
                run.id(),
                run.state(),
                run.order().trainingSetId(),
                run.order().method().label(),
                run.order().launcher(),
                run.hasVersion() ? run.version() : null,
                run.results().endpoint(),
                run.results().parentVersion(),
                run.progress(),
                run.results().usage(),
                run.results().trainingMetrics(),
                run.results().metrics(),
                run.results().gate(),
                run.results().reportId(),
                "/api/admin/training-runs/" + run.id() + "/report.html",
                run.reason(),
                history,
                logs,
                run.createdAt(),
                run.updatedAt());
    }
}
