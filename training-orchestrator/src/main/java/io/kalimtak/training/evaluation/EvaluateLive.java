package io.kalimtak.training.evaluation;

import io.kalimtak.kit.events.Transient;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.training.WorkFolders;
import io.kalimtak.training.sets.BrokenSetException;
import io.kalimtak.training.sets.SetFiles;
import io.kalimtak.training.sets.SetReader;
import io.kalimtak.training.sets.TrainingSet;
import io.kalimtak.training.sets.TrainingSets;
import io.kalimtak.training.work.AwayException;
import io.kalimtak.training.work.RefusedException;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Measures the live version on the newest set's held-out rows and stores the report. */
@ApplicationScoped
class EvaluateLive {
    private static final Logger LOG = Logger.getLogger(EvaluateLive.class);

    private final TrainingSets sets;
    private final SetReader reader;
    private final Versions versions;
    private final MeasureVersions measure;
    private final Reports reports;
    private final WorkFolders folders;

    EvaluateLive(
            TrainingSets sets,
            SetReader reader,
            Versions versions,
            MeasureVersions measure,
            Reports reports,
            WorkFolders folders) {
        this.sets = sets;
        this.reader = reader;
        this.versions = versions;
        this.measure = measure;
        this.reports = reports;
        this.folders = folders;
    }

    /** Empty when it is over, one way or the other; else what it waits for. */
    Optional<String> evaluate(UUID reportId, UUID owner, Watch watch) {
        try {
            measure(reportId, owner, watch);
        } catch (EvaluationFailedException | BrokenSetException | RefusedException e) {
            fail(reportId, owner, e.getMessage());
        } catch (AwayException e) {
            return Optional.of(e.getMessage());
        } catch (RuntimeException e) {
            if (watch.aborted().isPresent()) {
                return Optional.empty();
            }
            if (Transient.isPassing(e)) {
                return Optional.of("The database does not answer.");
            }
            LOG.errorf(e, "evaluation failed report=%s", reportId);
            fail(reportId, owner, "An unexpected error stopped the evaluation; the service's log has the cause.");
        }
        folders.delete(reportId);
        return Optional.empty();
    }

    private void measure(UUID reportId, UUID owner, Watch watch) throws EvaluationFailedException, BrokenSetException {
        TrainingSet set = sets.newest()
                .orElseThrow(() -> new EvaluationFailedException("There is no published training set to evaluate on."));
        SetFiles files = reader.read(set, folders.of(reportId));
        if (files.eval().isEmpty()) {
            throw new EvaluationFailedException("The newest training set holds no rows out to evaluate on.");
        }
        Path folder = folders.of(reportId);
        PromptModel live = versions.live(folder, watch);
        ReportBody body = measure.measure(live, new TestedSet(files, learnedAt(live, set, watch), folder), watch);
        watch.check();
        reports.finish(reportId, owner, set.id(), live.version(), body, null);
        LOG.infof("live version evaluated report=%s version=%s rows=%d", reportId, live.version(), body.evalRows());
    }

    /** When the set that live learned from was made; of a version that learned from none known here, the newest one. */
    private Instant learnedAt(PromptModel live, TrainingSet newest, Watch watch) {
        return versions.trainedOn(live.version(), watch)
                .flatMap(sets::find)
                .orElse(newest)
                .publishedAt();
    }

    private void fail(UUID reportId, UUID owner, String reason) {
        LOG.warnf("evaluation failed report=%s", reportId);
        reports.finish(reportId, owner, null, null, null, reason);
    }
}
