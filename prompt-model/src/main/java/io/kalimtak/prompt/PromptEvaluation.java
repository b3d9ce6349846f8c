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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Measures versions on held-out pairs. Deterministic save for the latencies. Measuring several versions with one of these is
 * quicker, for it remembers the vectors of what they share. Not for use by several threads.
 */
public final class PromptEvaluation {
    private static final int WARM_UP = 20;

    /** Adjacent lines are costly to compare; the first answers stand for all. */
    private static final int ADJACENT_SAMPLE = 60;

    /** Rows whose texts get their vectors at once: enough for many cores, and a fraction of what is remembered. */
    private static final int BLOCK = 64;

    private record Answered(EvaluationPair pair, String language, String answer, double latency) {}

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
        // One after another, with nothing else going on: the time of each is a figure.
        List<Answered> answers =
                pairs.stream().map(pair -> answered(model, pair)).toList();
        List<EvaluatedRow> rows = new ArrayList<>();
        Map<String, List<float[]>> vectors = new TreeMap<>();
        for (int from = 0; from < answers.size(); from += BLOCK) {
            List<Answered> block = answers.subList(from, Math.min(answers.size(), from + BLOCK));
            encode(block, ADJACENT_SAMPLE - from);
            for (Answered one : block) {
                rows.add(row(one, vectors, rows.size() < ADJACENT_SAMPLE));
            }
        }
        Map<String, Double> metrics = AnswerMetrics.of(rows);
        metrics.put(Metric.DISPERSION.label(), EmbeddingDispersion.of(vectors.values()));
        return new EvaluationResult(model.version(), rows, metrics);
    }

    private static Answered answered(PromptModel model, EvaluationPair pair) {
        PromptRequest request = request(pair);
        long start = System.nanoTime();
        String answer = model.answer(request).structuredPrompt();
        return new Answered(pair, BaseModel.languageOf(request), answer, (System.nanoTime() - start) / 1e6);
    }

    /** Encodes on all cores what the rows will be measured by. */
    private void encode(List<Answered> block, int adjacent) {
        Map<String, Set<String>> texts = new TreeMap<>();
        for (int i = 0; i < block.size(); i++) {
            Answered one = block.get(i);
            Set<String> all = texts.computeIfAbsent(one.language(), key -> new LinkedHashSet<>());
            all.add(one.answer());
            all.add(one.pair().target());
            if (i < adjacent) {
                all.addAll(Coherence.compared(one.answer()));
            }
        }
        texts.forEach((language, all) -> memory.encode(all, language));
    }

    /** Measures one pair; the answer's vector goes to its language's. */
    private EvaluatedRow row(Answered one, Map<String, List<float[]>> vectors, boolean adjacent) {
        String target = one.pair().target();
        float[] vector = memory.whole(one.answer(), one.language());
        vectors.computeIfAbsent(one.language(), key -> new ArrayList<>()).add(vector);
        Map<Metric, Double> figures = figures(one.answer(), target);
        figures.put(Metric.ACCURACY_COSINE, (double) Vectors.dot(vector, memory.whole(target, one.language())));
        if (adjacent) {
            figures.put(Metric.ADJACENT_COSINE, Coherence.adjacentCosine(one.answer(), one.language(), memory));
        }
        return new EvaluatedRow(
                one.pair().id(), one.language(), one.pair().targetTool(), one.answer(), figures, one.latency());
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
