package io.kalimtak.system.bench.evaluation;

import io.kalimtak.prompt.AnswerMetrics;
import io.kalimtak.prompt.EvaluatedRow;
import io.kalimtak.prompt.EvaluationResult;
import io.kalimtak.prompt.GateCheck;
import io.kalimtak.prompt.GateOptions;
import io.kalimtak.prompt.GateVerdict;
import io.kalimtak.prompt.PromotionGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Comparisons in which nothing differs: of two measured versions the answers to each request are exchanged or not, by a
 * coin. Then neither side is better in truth, whatever the versions are, and the differences are as large and as
 * scattered as those of real versions.
 */
final class NullRuns {
    private final GateOptions options;
    private final Map<String, Integer> refusals = new TreeMap<>();
    private int accepted;
    private int runs;

    NullRuns(GateOptions options) {
        this.options = options;
    }

    /** One comparison; another seed throws other coins. */
    void run(EvaluationResult one, EvaluationResult other, long seed) {
        Random coin = new Random(seed);
        List<EvaluatedRow> live = new ArrayList<>();
        List<EvaluatedRow> candidate = new ArrayList<>();
        for (int i = 0; i < one.rows().size(); i++) {
            boolean exchanged = coin.nextBoolean();
            live.add((exchanged ? other : one).rows().get(i));
            candidate.add((exchanged ? one : other).rows().get(i));
        }
        GateVerdict verdict =
                new PromotionGate(options, seed).compare(result("live", live), result("candidate", candidate));
        runs++;
        accepted += verdict.passed() ? 1 : 0;
        verdict.checks().stream()
                .filter(check -> !check.passed())
                .map(GateCheck::name)
                .forEach(name -> refusals.merge(name, 1, Integer::sum));
    }

    int runs() {
        return runs;
    }

    int accepted() {
        return accepted;
    }

    /** How many comparisons each check refused; one may be refused by several. */
    Map<String, Integer> refusals() {
        return refusals;
    }

    private static EvaluationResult result(String version, List<EvaluatedRow> rows) {
        return new EvaluationResult(version, rows, AnswerMetrics.of(rows));
    }
}
