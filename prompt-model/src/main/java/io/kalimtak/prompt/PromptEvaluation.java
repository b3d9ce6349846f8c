package io.kalimtak.prompt;

import io.kalimtak.prompt.metric.Chrf;
import io.kalimtak.prompt.metric.Coherence;
import io.kalimtak.prompt.metric.Contradictions;
import io.kalimtak.prompt.metric.EmbeddingDispersion;
import io.kalimtak.prompt.metric.RougeL;
import io.kalimtak.prompt.metric.SectionF1;
import io.kalimtak.prompt.template.BaseModel;
import io.kalimtak.prompt.vector.VectorMemory;
import io.kalimtak.prompt.vector.Vectors;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures versions on held-out pairs. Deterministic save for the latencies. Measuring several versions with one of these is
 * quicker, for it remembers the vectors of what they share. Not for use by several threads.
 */
public final class PromptEvaluation {
    private static final int WARM_UP = 20;

    /** Adjacent lines are costly to compare; the first answers stand for all. */
    private static final int ADJACENT_SAMPLE = 60;

    private final VectorMemory memory = new VectorMemory();

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
            rows.add(row(model, pair, vectors, rows.size() < ADJACENT_SAMPLE));
        }
        Map<String, Double> metrics = AnswerMetrics.of(rows);
        metrics.put(Metric.DISPERSION.label(), EmbeddingDispersion.of(vectors.values()));
        return new EvaluationResult(model.version(), rows, metrics);
    }

    /** Measures one pair; the answer's vector goes to its language's. */
    private EvaluatedRow row(
            PromptModel model, EvaluationPair pair, Map<String, List<float[]>> vectors, boolean adjacent) {
        long start = System.nanoTime();
        String answer = model.answer(request(pair)).structuredPrompt();
        double latency = (System.nanoTime() - start) / 1e6;
        String language = BaseModel.languageOf(request(pair));
        float[] vector = memory.whole(answer, language);
        vectors.computeIfAbsent(language, key -> new ArrayList<>()).add(vector);
        Map<Metric, Double> figures = figures(answer, pair.target());
        figures.put(Metric.ACCURACY_COSINE, (double) Vectors.dot(vector, memory.whole(pair.target(), language)));
        if (adjacent) {
            figures.put(Metric.ADJACENT_COSINE, Coherence.adjacentCosine(answer, language, memory));
        }
        return new EvaluatedRow(pair.id(), language, pair.targetTool(), answer, figures, latency);
    }

    private static Map<Metric, Double> figures(String answer, String target) {
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.ROUGE_L, RougeL.f1(answer, target));
        figures.put(Metric.CHRF, Chrf.score(answer, target));
        figures.put(Metric.SECTION_F1, SectionF1.f1(answer, target));
        figures.put(Metric.REQUIRED_SECTIONS, Coherence.requiredSections(answer));
        figures.put(Metric.REPETITION, Coherence.repetition(answer));
        figures.put(Metric.CONTRADICTION, Contradictions.of(answer).isEmpty() ? 0.0 : 1.0);
        figures.put(Metric.TOKENS, (double) TokenCounter.count(answer));
        return figures;
    }

    private static PromptRequest request(EvaluationPair pair) {
        return new PromptRequest(pair.input(), pair.language(), pair.targetTool());
    }
}
