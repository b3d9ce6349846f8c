package io.kalimtak.training.report.figure;

import static io.kalimtak.training.report.figure.Better.DOWN;
import static io.kalimtak.training.report.figure.Better.NEITHER;
import static io.kalimtak.training.report.figure.Better.UP;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one place that knows names, scales and directions of figures; a test holds docs/metrics.md against it. Figures that
 * are missing here are shown all the same, by their name and without a direction.
 */
public final class Figures {
    private static final List<Figure> ALL = List.of(
            new Figure(
                    "accuracy_cosine",
                    "Accuracy (cosine)",
                    "−1–1",
                    UP,
                    "cosine of the answer's and the accepted prompt's vector"),
            new Figure("chrf", "chrF", "0–1", UP, "chrF: character 1- to 6-grams without white space"),
            new Figure("rouge_l", "ROUGE-L", "0–1", UP, "ROUGE-L F1: longest common subsequence of words"),
            new Figure(
                    "section_f1",
                    "Sections (F1)",
                    "0–1",
                    UP,
                    "F1 of the set of sections (role, objective, …) against the accepted prompt's"),
            new Figure("distinct_1", "Distinct words", "0–1", UP, "different word 1- and 2-grams of all answers"),
            new Figure("distinct_2", "Distinct word pairs", "0–1", UP, "different word 1- and 2-grams of all answers"),
            new Figure("self_bleu", "Self-BLEU", "0–1", DOWN, "self-BLEU: mean BLEU-4"),
            new Figure(
                    "embedding_dispersion",
                    "Dispersion of answers",
                    "0–2",
                    UP,
                    "1 less the mean cosine of all pairs of answers of one language"),
            new Figure(
                    "self_duplication",
                    "Repeated answers",
                    "0–1",
                    DOWN,
                    "share of answers that are nearly another answer"),
            new Figure(
                    "coherence_required_sections",
                    "Required sections",
                    "0–1",
                    UP,
                    "share of answers with role, objective and instructions, and no section before an earlier one"),
            new Figure(
                    "coherence_repetition",
                    "Repetition",
                    "0–1",
                    DOWN,
                    "share of an answer's word 3-grams that it had used before"),
            new Figure(
                    "coherence_contradiction",
                    "Contradiction",
                    "0–1",
                    DOWN,
                    "share of answers that contradict themselves"),
            new Figure(
                    "coherence_adjacent_cosine", "Flow of lines", "−1–1", NEITHER, "mean cosine of neighbouring lines"),
            new Figure("tokens_mean", "Length of an answer", "tokens", DOWN, "mean length of an answer in tokens"),
            new Figure("cost_mean", "Price of an answer", "your currency", DOWN, "price of one answer"),
            new Figure(
                    "latency_p50_ms",
                    "Time to answer, median",
                    "ms",
                    DOWN,
                    "nearest-rank percentiles of the time to answer one pair"),
            new Figure(
                    "latency_p99_ms",
                    "Time to answer, 99th percentile",
                    "ms",
                    DOWN,
                    "nearest-rank percentiles of the time to answer one pair"),
            new Figure("n", "Pairs measured", "pairs", NEITHER, "pairs measured"));

    private static final Map<String, Figure> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Figure::name, Function.identity()));

    private Figures() {}

    /** All that are known, in the order in which they are shown. */
    public static List<Figure> all() {
        return ALL;
    }

    /** The figure of this name. */
    public static Figure of(String name) {
        Figure known = BY_NAME.get(name);
        return known == null ? Figure.unknown(name) : known;
    }

    /** These figures in the order in which they are shown: known ones first, then the others by name. */
    public static List<Figure> inOrder(Collection<String> names) {
        return names.stream()
                .distinct()
                .map(Figures::of)
                .sorted(Comparator.comparingInt(Figures::position).thenComparing(Figure::name))
                .toList();
    }

    private static int position(Figure figure) {
        int known = ALL.indexOf(figure);
        return known < 0 ? ALL.size() : known;
    }
}
