package io.kalimtak.training.evaluation;

import io.kalimtak.prompt.EvaluationResult;
import io.kalimtak.prompt.GateCheck;
import io.kalimtak.prompt.GateOptions;
import io.kalimtak.prompt.GateVerdict;
import io.kalimtak.prompt.PairedRows;
import io.kalimtak.prompt.PromotionGate;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.training.TrainingConfig;
import io.kalimtak.training.evaluation.gate.GateSettings;
import io.kalimtak.training.sets.SetRow;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures versions and compares them. */
@ApplicationScoped
class Evaluator {
    static final String GOLDEN = "golden";
    static final String FRESH = "fresh";

    /** The bootstrap's seed is fixed: the same answers get the same verdict. */
    private static final long SEED = 42;

    private static final String NO_GOLDEN = "The set has no golden rows.";
    /** Each row is asked of live twice, and of the candidate once. */
    private static final int ANSWERS_OF_A_ROW = 3;

    private final TrainingConfig.Gate config;
    private final GateOptions options;

    Evaluator(TrainingConfig config, GateSettings gate) {
        this.config = config.gate();
        this.options = gate.options();
    }

    /**
     * Measures both versions on the same rows and decides whether the candidate may take live's place. Held-out rows that
     * live wrote itself are left out, and too few others fail the gate.
     */
    Comparison compare(PromptModel live, PromptModel candidate, EvaluationRows rows, Watch watch) {
        Measuring measuring = new Measuring(watch, ANSWERS_OF_A_ROW * rows.count());
        List<SetRow> independent = measuring.notWrittenBy(live, rows.heldOut());
        GateCheck enough = new GateCheck(
                "independent_rows",
                independent.size() >= config.minEvalRows(),
                independent.size(),
                config.minEvalRows(),
                "held-out rows whose target is not the live version's own answer, at least the bound");
        List<SetRow> judged = enough.passed() ? independent : rows.heldOut();
        EvaluationResult before = measuring.measure(live, judged);
        EvaluationResult after = measuring.measure(candidate, judged);
        MeasuredPart golden = MeasuredPart.of(measuring, live, candidate, rows.golden(), NO_GOLDEN);
        MeasuredPart fresh = MeasuredPart.of(
                measuring, live, candidate, rows.fresh().rows(), rows.fresh().reason());
        ReportBody body = ReportBody.of(
                        judged, before, after, verdict(enough, before, after, golden), config.examples())
                .withParts(Map.of(GOLDEN, golden.part(), FRESH, fresh.part()))
                .withIntervals(intervals(before, after));
        return new Comparison(body, judged, before, after);
    }

    /** Measures one version alone. */
    ReportBody measure(PromptModel live, EvaluationRows rows, Watch watch) {
        Measuring measuring = new Measuring(watch, rows.count());
        EvaluationResult heldOut = measuring.measure(live, rows.heldOut());
        Part golden =
                MeasuredPart.of(measuring, live, null, rows.golden(), NO_GOLDEN).part();
        Part fresh = MeasuredPart.of(
                        measuring, live, null, rows.fresh().rows(), rows.fresh().reason())
                .part();
        return ReportBody.of(rows.heldOut(), heldOut, null, null, config.examples())
                .withParts(Map.of(GOLDEN, golden, FRESH, fresh));
    }

    private GateVerdict verdict(
            GateCheck enough, EvaluationResult live, EvaluationResult candidate, MeasuredPart golden) {
        PromotionGate gate = new PromotionGate(options, SEED);
        List<GateCheck> checks = new ArrayList<>(List.of(enough));
        checks.addAll(gate.compare(live, candidate).checks());
        if (golden.live() != null) {
            gate.golden(golden.live(), golden.candidate()).ifPresent(checks::add);
        }
        return new GateVerdict(checks.stream().allMatch(GateCheck::passed), checks);
    }

    private Map<String, Interval> intervals(EvaluationResult live, EvaluationResult candidate) {
        Map<String, Interval> intervals = new TreeMap<>();
        PairedRows.of(live, candidate)
                .intervals(options.confidence(), options.resamples(), SEED)
                .forEach((metric, bounds) ->
                        intervals.put(metric.label(), new Interval(bounds.mean(), bounds.low(), bounds.high())));
        return intervals;
    }
}
