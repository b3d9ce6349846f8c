package io.kalimtak.training.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kalimtak.prompt.GateVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A run as the API shows it; in lists without history.
 *
 * @param version null until it exists
 * @param reason why it ended otherwise than well, or what it waits for
 */
record RunResponse(
        UUID runId,
        RunState state,
        UUID trainingSetId,
        String method,
        String launcher,
        String version,
        String parentVersion,
        TrainingRun.RunProgress progress,
        Map<String, Map<String, Double>> metrics,
        GateVerdict gate,
        UUID evaluationReportId,
        String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<HistoryEntry> history,
        Instant createdAt,
        Instant updatedAt) {
    static RunResponse of(TrainingRun run, List<HistoryEntry> history) {
        return new RunResponse(
                run.id(),
                run.state(),
                run.order().trainingSetId(),
                run.order().method().label(),
                run.order().launcher(),
                run.hasVersion() ? run.version() : null,
                run.results().parentVersion(),
                run.progress(),
                run.results().metrics(),
                run.results().gate(),
                run.results().reportId(),
                run.reason(),
                history,
                run.createdAt(),
                run.updatedAt());
    }
}
