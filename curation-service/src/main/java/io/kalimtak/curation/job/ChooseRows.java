package io.kalimtak.curation.job;

import io.kalimtak.curation.CurationConfig;
import io.kalimtak.curation.golden.GoldenStore;
import io.kalimtak.curation.rule.Funnel;
import io.kalimtak.curation.rule.RulePipeline;
import io.kalimtak.curation.rule.Splitter;
import io.kalimtak.curation.set.SetPlan;
import io.kalimtak.curation.set.TrainingSets;
import io.kalimtak.curation.set.WrittenSet;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Chooses among the rated interactions that a job covers and writes the set to a temporary folder, all from one moment of
 * the database: what is written is what was chosen, whatever arrives meanwhile.
 */
@ApplicationScoped
class ChooseRows {
    private static final Logger LOG = Logger.getLogger(ChooseRows.class);

    /**
     * What was chosen.
     *
     * @param set null for a dry run and when nothing was kept
     * @param golden the interactions that the set's golden file holds
     */
    record Chosen(Funnel funnel, WrittenSet set, List<UUID> golden) {}

    private final VerdictStore verdicts;
    private final Pipelines pipelines;
    private final ComposeSet compose;
    private final TrainingSets sets;
    private final GoldenStore golden;
    private final CurationConfig config;

    ChooseRows(
            VerdictStore verdicts,
            Pipelines pipelines,
            ComposeSet compose,
            TrainingSets sets,
            GoldenStore golden,
            CurationConfig config) {
        this.verdicts = verdicts;
        this.pipelines = pipelines;
        this.compose = compose;
        this.sets = sets;
        this.golden = golden;
        this.config = config;
    }

    /** @param judge whose judgements count */
    Chosen choose(CurationJob job, String judge, Progress progress) {
        sets.removeUnfinished(job.plannedSetId());
        progress.start(Stage.CHOOSE, null);
        int seconds = (int) config.job().timeout().toSeconds();
        return QuarkusTransaction.requiringNew().timeout(seconds).call(() -> chooseAtOneMoment(job, judge, progress));
    }

    /** Leaves no file of a job that ends without a set. */
    void forget(CurationJob job) {
        try {
            sets.removeUnfinished(job.plannedSetId());
        } catch (UncheckedIOException e) {
            LOG.warnf("files of a job that was given up stay job_id=%s cause=%s", job.id(), e.getMessage());
        }
    }

    private Chosen chooseAtOneMoment(CurationJob job, String judge, Progress progress) {
        RulePipeline pipeline = pipelines.of(job.settings());
        verdicts.begin(job.id());
        verdicts.stage(job, judge);
        pipeline.apply(verdicts.rows(job.id()));
        verdicts.split(job.id(), new Splitter(config.evalShare(), config.evalMinPerLanguage()));
        Funnel funnel = verdicts.counts(job.id()).funnel(pipeline.rules());
        boolean nothingToWrite = job.settings().dryRun() || funnel.kept() == 0;
        return nothingToWrite
                ? new Chosen(funnel, null, List.of())
                : new Chosen(funnel, write(job, pipeline, funnel, progress), golden.held());
    }

    private WrittenSet write(CurationJob job, RulePipeline pipeline, Funnel funnel, Progress progress) {
        progress.start(Stage.WRITE, funnel.kept());
        SetPlan plan = new SetPlan(
                job.plannedSetId(),
                job.id(),
                job.attempt(),
                sets.newestId(),
                pipeline.rules(),
                pipeline.hash(),
                funnel);
        return sets.write(plan, compose.of(job, progress));
    }
}
