package io.kalimtak.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
                .containsExactly("accuracy");
    }

    @Test
    void equalIsNotBetter() {
        assertThat(failed(result(row -> 0.5, Map.of()))).containsExactly("accuracy");
    }

    @Test
    void everyGuardedMetricCanRefuse() {
        assertThat(failed(result(row -> 0.6, Map.of("chrf", 0.294)))).containsExactly("chrf");
        assertThat(failed(result(row -> 0.6, Map.of("chrf", 0.2951)))).isEmpty();
        assertThat(failed(result(row -> 0.6, Map.of("rouge_l", 0.18)))).containsExactly("rouge_l");
        assertThat(failed(result(row -> 0.6, Map.of("distinct_2", 0.44)))).containsExactly("distinct_2");
        assertThat(failed(result(row -> 0.6, Map.of("latency_p99_ms", 251.0)))).containsExactly("latency_p99");
    }

    @Test
    void aLanguageOrToolThatLosesRefusesThoughAllTogetherGain() {
        // Every other row is Arabic; those lose a little, the English ones gain much.
        assertThat(failed(result(row -> row % 2 == 1 ? 0.47 : 0.9, Map.of())))
                .containsExactly("slice_language_ar", "slice_tool_none");
    }

    @Test
    void aSliceTooSmallToJudgeIsNotJudged() {
        GateOptions options = GateOptions.defaults();
        List<GateCheck> checks = new PromotionGate()
                .compare(result(row -> 0.5, Map.of()), result(row -> 0.6, Map.of()), options, 1)
                .checks();
        assertThat(checks).extracting(GateCheck::name).doesNotContain("slice_tool_Midjourney");
    }

    @Test
    void resultsOfDifferentPairsAreNotCompared() {
        EvaluationResult live = result(row -> 0.5, Map.of());
        EvaluationResult fewer = new EvaluationResult("fewer", live.rows().subList(0, 10), live.metrics());
        assertThatThrownBy(() -> new PromotionGate().compare(live, fewer, GateOptions.defaults(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different pairs");
    }

    private static List<String> failed(EvaluationResult candidate) {
        return new PromotionGate()
                .compare(result(row -> 0.5, Map.of()), candidate, GateOptions.defaults(), 1).checks().stream()
                        .filter(check -> !check.passed())
                        .map(GateCheck::name)
                        .toList();
    }

    private static EvaluationResult result(IntToDoubleFunction cosine, Map<String, Double> changed) {
        List<EvaluatedRow> rows = IntStream.range(0, ROWS)
                .mapToObj(row -> new EvaluatedRow(
                        "row-" + row,
                        row % 2 == 1 ? "ar" : "en",
                        tool(row),
                        "answer",
                        cosine.applyAsDouble(row),
                        0.2,
                        0.3,
                        0.9,
                        5))
                .toList();
        Map<String, Double> metrics =
                new HashMap<>(Map.of("chrf", 0.3, "rouge_l", 0.2, "distinct_2", 0.5, "latency_p99_ms", 20.0));
        metrics.putAll(changed);
        return new EvaluationResult("version", rows, metrics);
    }

    private static String tool(int row) {
        if (row % 2 == 1) {
            return null;
        }
        return row < 20 ? "Midjourney" : "ChatGPT";
    }
}
