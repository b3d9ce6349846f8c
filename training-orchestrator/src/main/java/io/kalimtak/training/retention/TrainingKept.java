package io.kalimtak.training.retention;

import static io.kalimtak.kit.retention.Sensitivity.CONTENT;
import static io.kalimtak.kit.retention.Sensitivity.OPERATION;
import static io.kalimtak.kit.retention.Sensitivity.PSEUDONYM;

import io.kalimtak.kit.retention.KeptData;
import io.kalimtak.kit.retention.KeptDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What this service keeps, for the policy. */
@ApplicationScoped
class TrainingKept implements KeptDataSource {
    private static final String KEY = "kalimtak.training.retention.";
    private static final String LINEAGE = "for good: lineage of versions";
    private static final String EXPLAIN = "to explain how a version came about";

    private final TrainingRetentionConfig config;

    TrainingKept(TrainingRetentionConfig config) {
        this.config = config;
    }

    @Override
    public List<KeptData> kept() {
        return List.of(
                KeptData.table("training.training_sets", "which training sets there are", EXPLAIN, OPERATION)
                        .rule(LINEAGE),
                KeptData.table("training.training_runs", "runs and what came out", EXPLAIN, OPERATION)
                        .rule(LINEAGE),
                KeptData.table("training.training_run_history", "how runs went on", EXPLAIN, OPERATION)
                        .rule(LINEAGE),
                KeptData.table("training.training_run_log", "last lines that launchers wrote", EXPLAIN, OPERATION)
                        .rule("the last 100 lines of a run, with the run"),
                KeptData.table(
                                "training.evaluation_reports",
                                "figures of versions, and held-out rows quoted beside them",
                                "to decide whether a version is better",
                                CONTENT)
                        .keptFor(config.reportExamples(), KEY + "report-examples")
                        .rule("then the quotations go; figures stay for good"),
                KeptData.table("training.schedules", "when schedules fire, and who paused them", EXPLAIN, OPERATION)
                        .rule("for good: a row a schedule"),
                KeptData.table("training.schedule_firings", "what schedules led to", EXPLAIN, OPERATION)
                        .keptFor(config.firings(), KEY + "firings"),
                KeptData.files("runs/", "what a run has in hand", "to train and to evaluate", CONTENT, PSEUDONYM)
                        .keptFor(config.workFolders(), KEY + "work-folders")
                        .rule("goes when the work is over; what a crash left goes after this time"));
    }
}
