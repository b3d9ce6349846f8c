package io.kalimtak.prompt;

import io.kalimtak.prompt.metric.Chrf;
import io.kalimtak.prompt.metric.Coherence;
import io.kalimtak.prompt.metric.Contradictions;
import io.kalimtak.prompt.metric.DistinctN;
import io.kalimtak.prompt.metric.EmbeddingDispersion;
import io.kalimtak.prompt.metric.Percentile;
import io.kalimtak.prompt.metric.RougeL;
import io.kalimtak.prompt.metric.SectionF1;
import io.kalimtak.prompt.metric.SelfBleu;
import io.kalimtak.prompt.metric.SelfDuplication;
import io.kalimtak.prompt.template.BaseModel;
import io.kalimtak.prompt.vector.TextVectors;
import io.kalimtak.prompt.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Measures a version on held-out pairs. Deterministic save for the latencies. */
public final class PromptEvaluation {
    private static final int WARM_UP = 20;

    /** Adjacent lines are costly to compare; the first answers stand for all. */
    private static final int ADJACENT_SAMPLE = 60;

    /**
     * Answers every pair and measures the answers.
     *
     * @throws IllegalArgumentException when there are no pairs
     */
    public EvaluationResult evaluate(PromptModel model, List<EvaluationPair> pairs) {
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("An evaluation needs at least one held-out pair.");
        }
        pairs.stream().limit(WARM_UP).forEach(pair -> model.answer(request(pair)));
        List<EvaluatedRow> rows = new ArrayList<>();
        Map<String, List<float[]>> vectors = new TreeMap<>();
        for (EvaluationPair pair : pairs) {
            rows.add(row(model, pair, vectors));
        }
        Map<String, Double> metrics = metrics(rows);
        metrics.put("embedding_dispersion", EmbeddingDispersion.of(vectors.values()));
        return new EvaluationResult(model.version(), rows, metrics);
    }

    /** Measures one pair; the answer's vector goes to its language's. */
    private static EvaluatedRow row(PromptModel model, EvaluationPair pair, Map<String, List<float[]>> vectors) {
        long start = System.nanoTime();
        String answer = model.answer(request(pair)).structuredPrompt();
        double latency = (System.nanoTime() - start) / 1e6;
        String language = BaseModel.languageOf(request(pair));
        float[] vector = TextVectors.whole(answer, language);
        vectors.computeIfAbsent(language, key -> new ArrayList<>()).add(vector);
        double cosine = Vectors.dot(vector, TextVectors.whole(pair.target(), language));
        return new EvaluatedRow(
                pair.id(),
                language,
                pair.targetTool(),
                answer,
                cosine,
                RougeL.f1(answer, pair.target()),
                Chrf.score(answer, pair.target()),
                SectionF1.f1(answer, pair.target()),
                latency);
    }

    private static Map<String, Double> metrics(List<EvaluatedRow> rows) {
        List<String> answers = rows.stream().map(EvaluatedRow::answer).toList();
        double[] latencies =
                rows.stream().mapToDouble(EvaluatedRow::latencyMs).sorted().toArray();
        Map<String, Double> metrics = new TreeMap<>();
        metrics.put("n", (double) rows.size());
        metrics.put("accuracy_cosine", mean(rows, EvaluatedRow::cosine));
        metrics.put("rouge_l", mean(rows, EvaluatedRow::rougeL));
        metrics.put("chrf", mean(rows, EvaluatedRow::chrf));
        metrics.put("section_f1", mean(rows, EvaluatedRow::sectionF1));
        metrics.put("distinct_1", DistinctN.of(answers, 1));
        metrics.put("distinct_2", DistinctN.of(answers, 2));
        metrics.put("self_duplication", SelfDuplication.share(answers));
        metrics.put("self_bleu", SelfBleu.of(answers));
        metrics.put("coherence_required_sections", mean(rows, row -> Coherence.requiredSections(row.answer())));
        metrics.put("coherence_repetition", mean(rows, row -> Coherence.repetition(row.answer())));
        metrics.put(
                "coherence_contradiction",
                mean(rows, row -> Contradictions.of(row.answer()).isEmpty() ? 0 : 1));
        metrics.put(
                "coherence_adjacent_cosine",
                mean(
                        new ArrayList<>(rows.subList(0, Math.min(ADJACENT_SAMPLE, rows.size()))),
                        row -> Coherence.adjacentCosine(row.answer(), row.language())));
        metrics.put("tokens_mean", mean(rows, row -> TokenCounter.count(row.answer())));
        metrics.put("latency_p50_ms", Percentile.ofSorted(latencies, 0.5));
        metrics.put("latency_p99_ms", Percentile.ofSorted(latencies, 0.99));
        return metrics;
    }

    private static double mean(List<EvaluatedRow> rows, ToDoubleFunction<EvaluatedRow> value) {
        return rows.stream().mapToDouble(value).average().orElse(0);
    }

    private static PromptRequest request(EvaluationPair pair) {
        return new PromptRequest(pair.input(), pair.language(), pair.targetTool());
    }
}
