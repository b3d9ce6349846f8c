package io.kalimtak.training.evaluation;

import io.kalimtak.prompt.EvaluationPair;
import io.kalimtak.prompt.EvaluationResult;
import io.kalimtak.prompt.GateCheck;
import io.kalimtak.prompt.GateOptions;
import io.kalimtak.prompt.GateVerdict;
import io.kalimtak.prompt.PromotionGate;
import io.kalimtak.prompt.PromptAnswer;
import io.kalimtak.prompt.PromptEvaluation;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.prompt.PromptRequest;
import io.kalimtak.training.TrainingConfig;
import io.kalimtak.training.sets.SetRow;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Measures versions and compares them. */
@ApplicationScoped
public class Evaluator {
    /** The bootstrap's seed is fixed: the same answers get the same verdict. */
    private static final long SEED = 42;

    private final TrainingConfig.Gate config;

    /** For proxies only. */
    protected Evaluator() {
        this.config = null;
    }

    @jakarta.inject.Inject
    public Evaluator(TrainingConfig config) {
        this.config = config.gate();
    }

    /**
     * Measures both versions on the same rows and decides whether the candidate may take live's place. A target that
     * live itself wrote word for word, and a person liked, says nothing of the two: live repeats it and the candidate
     * may be as good in other words. Such rows are left out, and too few others fail the gate.
     */
    public ReportBody compare(PromptModel live, PromptModel candidate, List<SetRow> rows, Watch watch) {
        List<SetRow> independent = rows.stream()
                .filter(row -> !writtenBy(new Watched(live, watch, rows.size(), 0, 0.05), row))
                .toList();
        GateCheck enough = new GateCheck(
                "independent_rows",
                independent.size() >= config.minEvalRows(),
                independent.size(),
                config.minEvalRows(),
                "held-out rows whose target is not the live version's own answer, at least the bound");
        List<SetRow> judged = enough.passed() ? independent : rows;
        EvaluationResult before = measure(live, judged, watch, 0.05, 0.45);
        EvaluationResult after = measure(candidate, judged, watch, 0.5, 0.5);
        GateVerdict verdict = new PromotionGate().compare(before, after, options(), SEED);
        return ReportBody.of(judged, before, after, with(enough, verdict), config.examples());
    }

    private static boolean writtenBy(PromptModel model, SetRow row) {
        PromptRequest request = new PromptRequest(row.input(), row.language(), row.targetTool());
        return model.answer(request)
                .structuredPrompt()
                .strip()
                .equals(row.target().strip());
    }

    private static GateVerdict with(GateCheck first, GateVerdict verdict) {
        List<GateCheck> checks = new ArrayList<>(List.of(first));
        checks.addAll(verdict.checks());
        return new GateVerdict(first.passed() && verdict.passed(), checks);
    }

    /** Measures one version alone. */
    public ReportBody measure(PromptModel live, List<SetRow> rows, Watch watch) {
        return ReportBody.of(rows, measure(live, rows, watch, 0, 1), null, null, config.examples());
    }

    private static EvaluationResult measure(
            PromptModel model, List<SetRow> rows, Watch watch, double from, double share) {
        List<EvaluationPair> pairs = rows.stream()
                .map(row -> new EvaluationPair(row.id(), row.input(), row.target(), row.language(), row.targetTool()))
                .toList();
        return new PromptEvaluation().evaluate(new Watched(model, watch, pairs.size(), from, share), pairs);
    }

    private GateOptions options() {
        return new GateOptions(
                config.confidence(),
                config.resamples(),
                config.maxChrfLoss(),
                config.maxRougeLoss(),
                config.minDistinct2Share(),
                config.minSliceSize(),
                config.maxSliceLoss(),
                config.maxLatencyP99Ms());
    }

    /** A model that stops answering when the work is aborted: an evaluation has no other seam. */
    private static final class Watched implements PromptModel {
        private final PromptModel model;
        private final Watch watch;
        private final int expected;
        private final double from;
        private final double share;
        private final java.util.concurrent.atomic.AtomicInteger answers =
                new java.util.concurrent.atomic.AtomicInteger();

        Watched(PromptModel model, Watch watch, int expected, double from, double share) {
            this.model = model;
            this.watch = watch;
            this.expected = expected;
            this.from = from;
            this.share = share;
        }

        @Override
        public String version() {
            return model.version();
        }

        @Override
        public PromptAnswer answer(PromptRequest request) {
            double done = Math.min(1.0, (double) answers.getAndIncrement() / expected);
            watch.progress("evaluating " + model.version(), from + share * done);
            return model.answer(request);
        }
    }
}
