package io.kalimtak.system.bench.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.prompt.EvaluatedRow;
import io.kalimtak.prompt.EvaluationResult;
import io.kalimtak.prompt.GateOptions;
import io.kalimtak.prompt.Metric;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NullRunsTest {
    @Test
    void shouldTakeTheBetterVersionForNoneOfTheTwoOnceAnswersAreExchanged() {
        NullRuns nothing = new NullRuns(GateOptions.defaults());

        for (int seed = 0; seed < 40; seed++) {
            nothing.run(version("bad", 0.2), version("good", 0.8), seed);
        }

        assertThat(nothing.runs()).isEqualTo(40);
        assertThat(nothing.accepted()).isLessThanOrEqualTo(4);
        assertThat(nothing.refusals().get("better")).isGreaterThanOrEqualTo(36);
    }

    private static EvaluationResult version(String says, double cosine) {
        List<EvaluatedRow> rows = IntStream.range(0, 40)
                .mapToObj(i -> new EvaluatedRow(
                        "row-" + i,
                        "en",
                        null,
                        says + " answer " + i,
                        Map.of(Metric.ACCURACY_COSINE, cosine, Metric.CHRF, cosine, Metric.ROUGE_L, cosine),
                        5))
                .toList();
        return new EvaluationResult(says, rows, Map.of());
    }
}
