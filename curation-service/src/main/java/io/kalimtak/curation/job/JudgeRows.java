package io.kalimtak.curation.job;

import io.kalimtak.curation.CurationConfig;
import io.kalimtak.curation.candidate.RatedInteractionStore;
import io.kalimtak.curation.candidate.TrainingRow;
import io.kalimtak.curation.classification.Classifier;
import io.kalimtak.curation.rule.Funnel;
import io.kalimtak.curation.rule.JobSettings;
import io.kalimtak.curation.rule.RulePipeline;
import io.kalimtak.curation.rule.SetRule;
import io.kalimtak.curation.rule.Splitter;
import io.kalimtak.curation.rule.StagedRows;
import io.kalimtak.curation.set.SetContent;
import io.kalimtak.curation.set.SetPlan;
import io.kalimtak.curation.set.TrainingSets;
import io.kalimtak.curation.set.WrittenSet;
import io.kalimtak.curation.set.row.SetRow;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Judges every rated interaction that a job covers and writes the set to a temporary folder, all from one moment of the
 * database: what is written is what was judged, whatever arrives meanwhile.
 */
@ApplicationScoped
class JudgeRows {
    private static final Logger LOG = Logger.getLogger(JudgeRows.class);
    private static final int BATCH = 500;

    /** The outcome of judging; {@code set} is null for a dry run and when nothing was kept. */
    record Judged(Funnel funnel, WrittenSet set) {}

    private final RatedInteractionStore rated;
    private final VerdictStore verdicts;
    private final Classifier classifier;
    private final TrainingSets sets;
    private final CurationConfig config;

    JudgeRows(
            RatedInteractionStore rated,
            VerdictStore verdicts,
            Classifier classifier,
            TrainingSets sets,
            CurationConfig config) {
        this.rated = rated;
        this.verdicts = verdicts;
        this.classifier = classifier;
        this.sets = sets;
        this.config = config;
    }

    Judged judge(CurationJob job) {
        sets.removeUnfinished(job.plannedSetId());
        int seconds = (int) config.job().timeout().toSeconds();
        return QuarkusTransaction.requiringNew().timeout(seconds).call(() -> judgeAtOneMoment(job));
    }

    /** Leaves no file of a job that is given up. */
    void forget(CurationJob job) {
        try {
            sets.removeUnfinished(job.plannedSetId());
        } catch (UncheckedIOException e) {
            LOG.warnf("files of a job that was given up stay job_id=%s cause=%s", job.id(), e.getMessage());
        }
    }

    private Judged judgeAtOneMoment(CurationJob job) {
        RulePipeline pipeline = RulePipeline.of(config, job.settings());
        verdicts.begin(job.id());
        stage(job, pipeline);
        StagedRows staged = verdicts.rows(job.id());
        for (SetRule rule : pipeline.setRules()) {
            rule.apply(staged);
        }
        verdicts.split(job.id(), new Splitter(config.evalShare(), config.evalMinPerLanguage()));
        Funnel funnel = verdicts.counts(job.id()).funnel(pipeline.rules());
        boolean nothingToWrite = job.settings().dryRun() || funnel.kept() == 0;
        return new Judged(funnel, nothingToWrite ? null : write(job, pipeline, funnel));
    }

    private void stage(CurationJob job, RulePipeline pipeline) {
        JobSettings settings = job.settings();
        List<JudgedRow> batch = new ArrayList<>(BATCH);
        rated.stream(settings.since(), settings.until(), one -> {
            TrainingRow row = TrainingRow.of(one, classifier);
            batch.add(new JudgedRow(row, pipeline.judge(row).orElse(null)));
            if (batch.size() == BATCH) {
                verdicts.stage(job.id(), batch);
                batch.clear();
            }
        });
        if (!batch.isEmpty()) {
            verdicts.stage(job.id(), batch);
        }
    }

    private WrittenSet write(CurationJob job, RulePipeline pipeline, Funnel funnel) {
        SetPlan plan = new SetPlan(
                job.plannedSetId(),
                job.id(),
                job.attempt(),
                sets.newestId(),
                pipeline.rules(),
                pipeline.hash(),
                funnel);
        return sets.write(
                plan,
                SetContent.of(sink -> verdicts.streamKept(
                        job.id(), (one, split) -> sink.accept(SetRow.of(TrainingRow.of(one, classifier)), split))));
    }
}
