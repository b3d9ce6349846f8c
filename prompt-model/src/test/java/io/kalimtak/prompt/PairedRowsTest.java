package io.kalimtak.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kalimtak.prompt.metric.PairedBootstrap.Bounds;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedRowsTest {
    @Test
    void shouldGiveAnIntervalOfEveryMetricThatRowsHave() {
        Map<Metric, Bounds> intervals =
                PairedRows.of(rows(0.5, 100), rows(0.75, 90)).intervals(0.95, 200, 1);

        assertThat(intervals).containsOnlyKeys(Metric.CHRF, Metric.TOKENS);
        assertThat(intervals.get(Metric.CHRF)).isEqualTo(new Bounds(0.25, 0.25, 0.25));
        assertThat(intervals.get(Metric.TOKENS).mean())
                .as("candidate less live")
                .isEqualTo(-10);
    }

    @Test
    void shouldLeaveOutRowsWithoutTheMetric() {
        EvaluationResult live = result(Map.of(Metric.CHRF, 0.5), Map.of());
        EvaluationResult candidate = result(Map.of(Metric.CHRF, 0.75), Map.of(Metric.CHRF, 0.1));

        assertThat(PairedRows.of(live, candidate).intervals(0.95, 200, 1).get(Metric.CHRF))
                .isEqualTo(new Bounds(0.25, 0.25, 0.25));
    }

    @Test
    void shouldHaveTheMeanBetweenItsEnds() {
        List<EvaluatedRow> live = IntStream.range(0, 50)
                .mapToObj(i -> row(i, Map.of(Metric.CHRF, 0.0)))
                .toList();
        List<EvaluatedRow> candidate = IntStream.range(0, 50)
                .mapToObj(i -> row(i, Map.of(Metric.CHRF, i % 2 == 0 ? 1.0 : -1.0)))
                .toList();

        Bounds bounds = PairedRows.of(
                        new EvaluationResult("a", live, Map.of()), new EvaluationResult("b", candidate, Map.of()))
                .intervals(0.95, 4_000, 1)
                .get(Metric.CHRF);

        // Mean 0, deviation of the mean 1/√50: by the normal law ±1.96 × 0.1414.
        assertThat(bounds.mean()).isZero();
        assertThat(bounds.low()).isCloseTo(-0.277, within(0.03));
        assertThat(bounds.high()).isCloseTo(0.277, within(0.03));
    }

    private static EvaluationResult rows(double chrf, double tokens) {
        Map<Metric, Double> figures = Map.of(Metric.CHRF, chrf, Metric.TOKENS, tokens);
        return result(figures, figures);
    }

    private static EvaluationResult result(Map<Metric, Double> first, Map<Metric, Double> second) {
        return new EvaluationResult("version", List.of(row(0, first), row(1, second)), Map.of());
    }

    private static EvaluatedRow row(int id, Map<Metric, Double> figures) {
        return new EvaluatedRow("row-" + id, "en", null, "answer", figures, 5);
    }
}
