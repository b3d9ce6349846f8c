package io.kalimtak.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.prompt.EvaluatedRow;
import io.kalimtak.prompt.EvaluationResult;
import io.kalimtak.prompt.Metric;
import io.kalimtak.training.sets.SetRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportBodyTest {
    private static final List<SetRow> ROWS = List.of(row("a"), row("b"), row("c"));

    @Test
    void shouldQuoteTheRowsThatDifferMostWhenTwoVersionsAreCompared() {
        EvaluationResult live = result("v1", Map.of(), at("a", "en", 0.5), at("b", "en", 0.5), at("c", "ar", 0.9));
        EvaluationResult candidate = result("v2", Map.of(), at("a", "en", 0.6), at("b", "en", 0.9), at("c", "ar", 0.2));

        ReportBody body = ReportBody.of(ROWS, live, candidate, null, 2);

        assertThat(body.examples()).extracting(Example::trainingDataId).containsExactly("c", "b");
        assertThat(body.examples().getFirst())
                .isEqualTo(new Example("c", "input c", "target c", "answer c", "answer c"));
    }

    @Test
    void shouldQuoteTheWorstRowsWhenOneVersionIsMeasuredAlone() {
        EvaluationResult live = result("v1", Map.of(), at("a", "en", 0.5), at("b", "en", 0.4), at("c", "ar", 0.9));

        ReportBody body = ReportBody.of(ROWS, live, null, null, 1);

        assertThat(body.examples()).containsExactly(new Example("b", "input b", "target b", "answer b", null));
    }

    @Test
    void shouldGiveMeansByLanguageAndToolWhenSliced() {
        EvaluationResult live = result("v1", Map.of(), at("a", "en", 0.5), at("b", "en", 0.25), at("c", "ar", 0.75));
        EvaluationResult candidate =
                result("v2", Map.of(), at("a", "en", 1.0), at("b", "en", 0.5), at("c", "ar", 0.25));

        ReportBody body = ReportBody.of(ROWS, live, candidate, null, 0);

        assertThat(body.slices().get("language"))
                .extracting(
                        Slice::value,
                        Slice::n,
                        slice -> slice.live().get("accuracy_cosine"),
                        slice -> slice.candidate().get("accuracy_cosine"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ar", 1, 0.75, 0.25),
                        org.assertj.core.groups.Tuple.tuple("en", 2, 0.375, 0.75));
        assertThat(body.slices().get("target_tool")).extracting(Slice::value).containsExactly("none");
        assertThat(body.slices().get("domain"))
                .extracting(Slice::value, Slice::n)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("none", 2),
                        org.assertj.core.groups.Tuple.tuple("travel", 1));
        assertThat(body.slices().get("language").get(1).live())
                .containsEntry("coherence_contradiction", 0.5)
                .containsKeys("distinct_2", "self_bleu", "latency_p99_ms")
                .doesNotContainKey("n");
        assertThat(body.examples()).isEmpty();
    }

    @Test
    void shouldDropAMetricWhenItIsNoNumber() {
        EvaluationResult live = result("v1", Map.of("chrf", 0.3, "odd", Double.NaN), at("a", "en", 0.5));

        assertThat(ReportBody.of(ROWS, live, null, null, 0).metrics()).containsEntry("live", Map.of("chrf", 0.3));
    }

    private static SetRow row(String id) {
        return new SetRow(
                id, "i", null, "input " + id, "target " + id, "en", null, 1, null, "c".equals(id) ? "travel" : null);
    }

    private static EvaluatedRow at(String id, String language, double cosine) {
        return new EvaluatedRow(
                id,
                language,
                null,
                "answer " + id,
                Map.of(Metric.ACCURACY_COSINE, cosine, Metric.CONTRADICTION, "b".equals(id) ? 1.0 : 0.0),
                1.0);
    }

    private static EvaluationResult result(String version, Map<String, Double> metrics, EvaluatedRow... rows) {
        return new EvaluationResult(version, List.of(rows), metrics);
    }
}
