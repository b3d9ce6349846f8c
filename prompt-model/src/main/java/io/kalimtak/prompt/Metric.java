package io.kalimtak.prompt;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The figures that a gate can be told to look at; docs/metrics.md defines each. */
public enum Metric {
    ACCURACY_COSINE("accuracy_cosine", true, true),
    CHRF("chrf", true, true),
    ROUGE_L("rouge_l", true, true),
    SECTION_F1("section_f1", true, true),
    REQUIRED_SECTIONS("coherence_required_sections", true, true),
    REPETITION("coherence_repetition", false, true),
    CONTRADICTION("coherence_contradiction", false, true),
    /** Measured on the first answers only. */
    ADJACENT_COSINE("coherence_adjacent_cosine", true, true),
    TOKENS("tokens_mean", false, true),
    DISTINCT_1("distinct_1", true, false),
    DISTINCT_2("distinct_2", true, false),
    SELF_BLEU("self_bleu", false, false),
    SELF_DUPLICATION("self_duplication", false, false),
    DISPERSION("embedding_dispersion", true, false),
    LATENCY_P50("latency_p50_ms", false, false),
    LATENCY_P99("latency_p99_ms", false, false);

    private final String label;
    private final boolean higherIsBetter;
    private final boolean ofRows;

    Metric(String label, boolean higherIsBetter, boolean ofRows) {
        this.label = label;
        this.higherIsBetter = higherIsBetter;
        this.ofRows = ofRows;
    }

    /** Its name in reports, in the registry and in the configuration. */
    public String label() {
        return label;
    }

    /** Whether it is the mean of a figure that every answer has: only such a mean has a paired interval. */
    public boolean ofRows() {
        return ofRows;
    }

    /** How much better the candidate is; below 0 when it is worse. */
    public double gain(double live, double candidate) {
        return higherIsBetter ? candidate - live : live - candidate;
    }

    /** The metric of this name. */
    public static Optional<Metric> of(String label) {
        return Arrays.stream(values()).filter(one -> one.label.equals(label)).findFirst();
    }

    /** All names, for people. */
    public static String labels() {
        return Arrays.stream(values()).map(Metric::label).collect(Collectors.joining(", "));
    }
}
