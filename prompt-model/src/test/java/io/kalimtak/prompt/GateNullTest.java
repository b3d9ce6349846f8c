package io.kalimtak.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * How often the gate accepts a version that is no better: two versions that differ row by row, their answers exchanged at
 * random, so that in truth neither is better. {@code ./kalimtak bench gate} does the same with trained versions.
 */
class GateNullTest {
    private static final int RUNS = 200;
    private static final int ROWS = 60;

    /** The 0.99 quantile of a binomial of 200 runs at 2.5 %, the share that a two-sided 95 % interval leaves above. */
    private static final int MOST_ACCEPTED = 11;

    @Test
    void shouldAcceptNoMoreThanChanceAllowsWhenNothingDiffers() {
        Random random = new Random(20_261_128);
        int accepted = 0;
        int rejectedOnGain = 0;
        for (int run = 0; run < RUNS; run++) {
            List<EvaluatedRow> live = new ArrayList<>();
            List<EvaluatedRow> candidate = new ArrayList<>();
            for (int row = 0; row < ROWS; row++) {
                EvaluatedRow one = row(row, random);
                EvaluatedRow other = row(row, random);
                boolean exchanged = random.nextBoolean();
                live.add(exchanged ? other : one);
                candidate.add(exchanged ? one : other);
            }
            GateVerdict verdict = new PromotionGate(GateOptions.defaults(), run)
                    .compare(result("live", live), result("candidate", candidate));
            accepted += verdict.passed() ? 1 : 0;
            rejectedOnGain += verdict.checks().getFirst().passed() ? 0 : 1;
        }

        assertThat(accepted).isLessThanOrEqualTo(MOST_ACCEPTED);
        assertThat(rejectedOnGain).as("it is the gain that tells").isGreaterThanOrEqualTo(RUNS - MOST_ACCEPTED);
    }

    @Test
    void shouldAcceptNearlyAlwaysWhenTheCandidateIsBetter() {
        Random random = new Random(20_261_128);
        int accepted = 0;
        for (int run = 0; run < RUNS; run++) {
            List<EvaluatedRow> live = new ArrayList<>();
            List<EvaluatedRow> candidate = new ArrayList<>();
            for (int row = 0; row < ROWS; row++) {
                live.add(row(row, random));
                candidate.add(better(row(row, random)));
            }
            accepted += new PromotionGate(GateOptions.defaults(), run)
                            .compare(result("live", live), result("candidate", candidate))
                            .passed()
                    ? 1
                    : 0;
        }

        assertThat(accepted).isGreaterThan(RUNS * 9 / 10);
    }

    private static EvaluatedRow row(int number, Random random) {
        double quality = random.nextGaussian();
        return new EvaluatedRow(
                "row-" + number,
                "en",
                null,
                "answer " + random.nextInt(1_000) + " of " + number,
                Map.of(
                        Metric.ACCURACY_COSINE, 0.5 + 0.1 * quality,
                        Metric.CHRF, 0.3 + 0.05 * quality,
                        Metric.ROUGE_L, 0.3 + 0.05 * quality),
                5);
    }

    private static EvaluatedRow better(EvaluatedRow row) {
        return new EvaluatedRow(
                row.id(),
                row.language(),
                row.targetTool(),
                row.answer(),
                Map.of(
                        Metric.ACCURACY_COSINE, row.cosine() + 0.1,
                        Metric.CHRF, row.figure(Metric.CHRF).orElseThrow() + 0.05,
                        Metric.ROUGE_L, row.figure(Metric.ROUGE_L).orElseThrow() + 0.05),
                row.latencyMs());
    }

    private static EvaluationResult result(String version, List<EvaluatedRow> rows) {
        return new EvaluationResult(version, rows, AnswerMetrics.of(rows));
    }
}
