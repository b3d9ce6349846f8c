package io.kalimtak.training.run;

import io.kalimtak.prompt.GateCheck;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.training.WorkFolders;
import io.kalimtak.training.evaluation.EvaluationFailedException;
import io.kalimtak.training.evaluation.MeasureVersions;
import io.kalimtak.training.evaluation.ReportBody;
import io.kalimtak.training.evaluation.Reports;
import io.kalimtak.training.evaluation.TestedSet;
import io.kalimtak.training.evaluation.Versions;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.sets.BrokenSetException;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Measures the candidate against the version that is live now, which may be another than when training began. */
@ApplicationScoped
class EvaluatingStep implements RunStep {
    private final RunSets sets;
    private final Versions versions;
    private final MeasureVersions measure;
    private final Reports reports;
    private final WorkFolders folders;

    EvaluatingStep(RunSets sets, Versions versions, MeasureVersions measure, Reports reports, WorkFolders folders) {
        this.sets = sets;
        this.versions = versions;
        this.measure = measure;
        this.reports = reports;
        this.folders = folders;
    }

    @Override
    public RunState state() {
        return RunState.EVALUATING;
    }

    @Override
    public Move perform(TrainingRun run, Watch watch) throws BrokenSetException, EvaluationFailedException {
        Optional<Move> refusal = sets.refusal(run);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Path folder = folders.of(run.id());
        PromptModel candidate =
                versions.candidate(run.results().trained(), run.version(), TrainingJob.artifactIn(folder), watch);
        PromptModel live = versions.live(folder, watch);
        TestedSet set = new TestedSet(sets.files(run), sets.madeAt(run), folder);
        ReportBody body = measure.compare(live, candidate, set, watch);
        watch.check();
        UUID report = reports.store(run.id(), run.order().trainingSetId(), live.version(), candidate.version(), body);
        String cause = body.gate().passed()
                ? "The gate passed against " + live.version() + "."
                : "The gate refused it against " + live.version() + ": " + failedChecks(body) + ".";
        return Move.to(RunState.REGISTERING, cause, run.results().withEvaluation(body.metrics(), body.gate(), report));
    }

    private static String failedChecks(ReportBody body) {
        return body.gate().checks().stream()
                .filter(check -> !check.passed())
                .map(GateCheck::name)
                .collect(Collectors.joining(", "));
    }
}
