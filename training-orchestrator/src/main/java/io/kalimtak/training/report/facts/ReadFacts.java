package io.kalimtak.training.report.facts;

import io.kalimtak.training.evaluation.Report;
import io.kalimtak.training.evaluation.Reports;
import io.kalimtak.training.sets.TrainingSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gathers what the page of a report or of a run tells of. */
@ApplicationScoped
public class ReadFacts {
    private final Reports reports;
    private final TrainingSets sets;
    private final FactStore store;
    private final SetManifests manifests;

    /** For proxies only. */
    protected ReadFacts() {
        this.reports = null;
        this.sets = null;
        this.store = null;
        this.manifests = null;
    }

    @jakarta.inject.Inject
    ReadFacts(Reports reports, TrainingSets sets, FactStore store, SetManifests manifests) {
        this.reports = reports;
        this.sets = sets;
        this.store = store;
        this.manifests = manifests;
    }

    /** Empty when there is no such report. */
    public Optional<ReportFacts> ofReport(UUID id) {
        return reports.find(id)
                .map(report -> facts(
                        report,
                        report.runId() == null
                                ? null
                                : store.run(report.runId()).orElse(null)));
    }

    /** Empty when there is no such run. A run that was not evaluated, or not yet, has facts all the same. */
    public Optional<ReportFacts> ofRun(UUID id) {
        return store.run(id)
                .map(run -> facts(store.reportOf(id).flatMap(reports::find).orElse(null), run));
    }

    private ReportFacts facts(Report report, RunFacts run) {
        UUID setId = run == null ? report.trainingSetId() : run.trainingSetId();
        Before before = before(report, run);
        return new ReportFacts(
                report,
                run,
                set(setId),
                before.setId() == null || before.setId().equals(setId) ? null : set(before.setId()),
                before.setId() != null && before.setId().equals(setId)
                        ? before.whose() + " is this very set."
                        : before.whose(),
                past(true, report),
                past(false, report));
    }

    private List<PastReport> past(boolean ofRuns, Report report) {
        return report == null || report.finishedAt() == null
                ? List.of()
                : store.past(ofRuns, report.finishedAt(), report.id());
    }

    private SetFacts set(UUID id) {
        return id == null ? null : sets.find(id).map(manifests::of).orElse(null);
    }

    /** The set to compare with and whose it is. */
    private record Before(UUID setId, String whose) {}

    private Before before(Report report, RunFacts run) {
        String live = report != null && report.liveVersion() != null
                ? report.liveVersion()
                : run == null ? null : run.parent();
        Optional<UUID> ofLive = live == null ? Optional.empty() : store.setOf(live);
        if (ofLive.isPresent()) {
            return new Before(ofLive.get(), "The set that the live version " + live + " learned from");
        }
        Optional<FactStore.Training> last = run == null ? Optional.empty() : store.before(run);
        return last.map(training ->
                        new Before(training.setId(), "The set of the run before, which made " + training.version()))
                .orElseGet(() -> new Before(
                        null,
                        live == null
                                ? "There is no earlier set to compare with."
                                : "The live version " + live + " learned from no set of this installation."));
    }
}
