package io.kalimtak.training.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kalimtak.prompt.GateVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A report as the API shows it; in lists without slices and examples.
 *
 * @param reportUrl where it is a page for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportResponse(
        UUID reportId,
        String reportUrl,
        String kind,
        String state,
        UUID runId,
        UUID trainingSetId,
        String liveVersion,
        String candidateVersion,
        Integer evalRows,
        Map<String, Map<String, Double>> metrics,
        GateVerdict gate,
        Map<String, List<Slice>> slices,
        List<Example> examples,
        Map<String, Part> parts,
        Map<String, Interval> intervals,
        Map<String, Satisfaction> satisfaction,
        Judged judged,
        String reason,
        Instant createdAt,
        Instant finishedAt) {
    static ReportResponse whole(Report report) {
        ReportBody body = report.body();
        return of(report, body == null ? null : body.slices(), body == null ? null : body.examples());
    }

    static ReportResponse summary(Report report) {
        return of(report, null, null);
    }

    private static ReportResponse of(Report report, Map<String, List<Slice>> slices, List<Example> examples) {
        ReportBody body = report.body();
        return new ReportResponse(
                report.id(),
                "/api/admin/evaluation-reports/" + report.id() + "/report.html",
                report.kind(),
                report.state(),
                report.runId(),
                report.trainingSetId(),
                report.liveVersion(),
                report.candidateVersion(),
                body == null ? null : body.evalRows(),
                body == null ? null : body.metrics(),
                body == null ? null : body.gate(),
                slices,
                examples,
                body == null ? null : body.parts(),
                body == null ? null : body.intervals(),
                body == null ? null : body.satisfaction(),
                body == null ? null : body.judged(),
                report.reason(),
                report.createdAt(),
                report.finishedAt());
    }
}
