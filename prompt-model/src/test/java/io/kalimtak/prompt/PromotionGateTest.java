package io.kalimtak.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each condition of the gate alone decides. */
class PromotionGateTest {
    private static final int ROWS = 80;

    @Test
    void aVersionThatGainsOnEveryPairPasses() {
        assertThat(failed(result(row -> 0.6, Map.of()))).isEmpty();
    }

    @Test
    void aGainWithinChanceIsNoGain() {
        assertThat(failed(result(row -> row / 2 % 2 == 0 ? 0.8 : 0.21, Map.of())))
                .containsExactly("better");
    }

    @Test
    void equalIsNotBetter() {
        assertThat(failed(result(row -> 0.5, Map.of()))).containsExactly("better");
    }

    @Test
    void everyGuardedMetricCanRefuse() {
        assertThat(failed(result(row -> 0.6, Map.of("chrf", 0.294)))).containsExactly("chrf");
        assertThat(failed(result(row -> 0.6, Map.of("chrf", 0.2951)))).isEmpty();
        assertThat(failed(result(row -> 0.6, Map.of("rouge_l", 0.18)))).containsExactly("rouge_l");
        assertThat(failed(result(row -> 0.6, Map.of("distinct_2", 0.44)))).containsExactly("distinct_2");
        assertThat(failed(result(row -> 0.6, Map.of("distinct_2", 0.4501)))).isEmpty();
        assertThat(failed(result(row -> 0.6, Map.of("latency_p99_ms", 251.0)))).containsExactly("latency_p99");
    }

    @Test
    void aLossOfExactlyWhatIsAllowedPasses() {
        assertThat(failed(result(row -> 0.6, Map.of("distinct_2", 0.25)), guarding(Metric.DISTINCT_2, 0.25, false)))
                .isEmpty();
        assertThat(failed(result(row -> 0.6, Map.of("distinct_2", 0.25)), guarding(Metric.DISTINCT_2, 0.5, true)))
                .isEmpty();
        assertThat(failed(result(row -> 0.6, Map.of("distinct_2", 0.24)), guarding(Metric.DISTINCT_2, 0.5, true)))
                .containsExactly("distinct_2");
    }

    @Test
    void aMetricThatShouldFallIsGuardedAgainstRising() {
        GateOptions guarded = guarding(Metric.SELF_BLEU, 0.125, false);
        assertThat(failed(result(row -> 0.6, Map.of("self_bleu", 0.75)), guarded))
                .containsExactly("self_bleu");
        assertThat(failed(result(row -> 0.6, Map.of("self_bleu", 0.625)), guarded))
                .isEmpty();
        assertThat(failed(result(row -> 0.6, Map.of("self_bleu", 0.1)), guarded))
                .isEmpty();
    }

    @Test
    void theIntervalRefusesWhereTheMeanDoesNot() {
        // The mean gain in section F1 is 0; half of the rows lose 0.5 and half gain it.
        IntToDoubleFunction sections = row -> row / 2 % 2 == 0 ? 1.0 : 0.0;
        EvaluationResult live = result(row -> 0.5, row -> 0.5, Map.of());
        EvaluationResult candidate = result(row -> 0.6, sections, Map.of());
        assertThat(failed(live, candidate, by(GateGuard.By.MEAN))).isEmpty();
        assertThat(failed(live, candidate, by(GateGuard.By.INTERVAL))).containsExactly("section_f1");
    }

    @Test
    void theChosenMetricMustBeBetter() {
        GateOptions options = better(Metric.SECTION_F1, Map.of());
        EvaluationResult live = result(row -> 0.5, row -> 0.5, Map.of());
        assertThat(failed(live, result(row -> 0.5, row -> 0.75, Map.of()), options))
                .isEmpty();
        assertThat(failed(live, result(row -> 0.9, row -> 0.5, Map.of()), options))
                .containsExactly("better");
    }

    @Test
    void shorterIsBetterWhereTokensAreChosen() {
        GateOptions options = better(Metric.TOKENS, Map.of());
        EvaluationResult live = result(row -> 0.5, Map.of());
        List<EvaluatedRow> rows = live.rows().stream()
                .map(row -> new EvaluatedRow(
                        row.id(),
                        row.language(),
                        row.targetTool(),
                        row.answer(),
                        Map.of(Metric.TOKENS, 90.0, Metric.ACCURACY_COSINE, 0.5),
                        5))
                .toList();
        assertThat(failed(live, new EvaluationResult("shorter", rows, live.metrics()), options))
                .isEmpty();
    }

    @Test
    void aLanguageOrToolThatLosesRefusesThoughAllTogetherGain() {
        // Every other row is Arabic; those lose a little, the English ones gain much.
        assertThat(failed(result(row -> row % 2 == 1 ? 0.47 : 0.9, Map.of())))
                .containsExactly("slice_language_ar", "slice_tool_none");
    }

    @Test
    void aSliceTooSmallToJudgeIsNotJudged() {
        List<GateCheck> checks = new PromotionGate(GateOptions.defaults(), 1)
                .compare(result(row -> 0.5, Map.of()), result(row -> 0.6, Map.of()))
                .checks();
        assertThat(checks).extracting(GateCheck::name).doesNotContain("slice_tool_Midjourney");
    }

    @Test
    void aGoldenSetRefusesWhoLosesOnItOnceItIsLargeEnough() {
        PromotionGate gate = new PromotionGate(GateOptions.defaults(), 1);
        EvaluationResult live = result(row -> 0.5, Map.of());

        assertThat(gate.golden(live, result(row -> 0.4801, Map.of()))
                        .orElseThrow()
                        .passed())
                .isTrue();
        assertThat(gate.golden(live, result(row -> 0.4799, Map.of())).orElseThrow())
                .satisfies(check -> assertThat(check.passed()).isFalse())
                .satisfies(check -> assertThat(check.name()).isEqualTo("golden"));
        assertThat(gate.golden(first(live, 30), first(live, 30))).isPresent();
        assertThat(gate.golden(first(live, 29), first(result(row -> 0, Map.of()), 29)))
                .isEmpty();
    }

    @Test
    void resultsOfDifferentPairsAreNotCompared() {
        EvaluationResult live = result(row -> 0.5, Map.of());
        assertThatThrownBy(() -> new PromotionGate(GateOptions.defaults(), 1).compare(live, first(live, 10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different pairs");
    }

    @Test
    void whatHasNoIntervalCannotDecideByIt() {
        assertThatThrownBy(() -> better(Metric.DISTINCT_2, Map.of())).hasMessageContaining("distinct_2 is no mean");
        assertThatThrownBy(() ->
                        better(Metric.CHRF, Map.of(Metric.SELF_BLEU, new GateGuard(0.1, false, GateGuard.By.INTERVAL))))
                .hasMessageContaining("self_bleu is no mean");
        assertThatThrownBy(() -> GateGuard.mean(-0.1)).hasMessageContaining("from 0, not -0.1");
        assertThatThrownBy(() -> GateGuard.mean(Double.NaN)).hasMessageContaining("not NaN");
    }

    private static GateOptions guarding(Metric metric, double loss, boolean relative) {
        return better(Metric.ACCURACY_COSINE, Map.of(metric, new GateGuard(loss, relative, GateGuard.By.MEAN)));
    }

    private static GateOptions by(GateGuard.By by) {
        return better(Metric.ACCURACY_COSINE, Map.of(Metric.SECTION_F1, new GateGuard(0.01, false, by)));
    }

    private static GateOptions better(Metric on, Map<Metric, GateGuard> guards) {
        return new GateOptions(on, 0.95, 2_000, guards, 30, 0.02, 30, 0.02, 250);
    }

    private static List<String> failed(EvaluationResult candidate) {
        return failed(candidate, GateOptions.defaults());
    }

    private static List<String> failed(EvaluationResult candidate, GateOptions options) {
        return failed(result(row -> 0.5, Map.of()), candidate, options);
    }

    private static List<String> failed(EvaluationResult live, EvaluationResult candidate, GateOptions options) {
        return new PromotionGate(options, 1)
                .compare(live, candidate).checks().stream()
                        .filter(check -> !check.passed())
                        .map(GateCheck::name)
                        .toList();
    }

    private static EvaluationResult first(EvaluationResult result, int rows) {
        return new EvaluationResult("fewer", result.rows().subList(0, rows), result.metrics());
    }

    private static EvaluationResult result(IntToDoubleFunction cosine, Map<String, Double> changed) {
        return result(cosine, row -> 0.9, changed);
    }

    private static EvaluationResult result(
            IntToDoubleFunction cosine, IntToDoubleFunction sections, Map<String, Double> changed) {
        List<EvaluatedRow> rows = IntStream.range(0, ROWS)
                .mapToObj(row -> new EvaluatedRow(
                        "row-" + row,
                        row % 2 == 1 ? "ar" : "en",
                        tool(row),
                        "answer",
                        figures(cosine.applyAsDouble(row), sections.applyAsDouble(row)),
                        5))
                .toList();
        Map<String, Double> metrics = new HashMap<>(
                Map.of("chrf", 0.3, "rouge_l", 0.2, "distinct_2", 0.5, "self_bleu", 0.5, "latency_p99_ms", 20.0));
        metrics.put("section_f1", AnswerMetrics.means(rows).get("section_f1"));
        metrics.putAll(changed);
        return new EvaluationResult("version", rows, metrics);
    }

    private static Map<Metric, Double> figures(double cosine, double sections) {
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.ACCURACY_COSINE, cosine);
        figures.put(Metric.SECTION_F1, sections);
        figures.put(Metric.TOKENS, 100.0);
        return figures;
    }

    private static String tool(int row) {
        if (row % 2 == 1) {
            return null;
        }
        return row < 20 ? "Midjourney" : "ChatGPT";
    }
}
