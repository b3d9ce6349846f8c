package io.kalimtak.curation.set.row;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a set's rows are, of both sides together, counted as they pass. The order of every map is that of its keys. */
public final class SetCounts {
    /** Stands for a row that names no tool, or has no score. */
    public static final String NONE = "none";

    private final SortedMap<String, Long> byLanguage = new TreeMap<>();
    private final SortedMap<String, Long> byDomain = new TreeMap<>();
    private final SortedMap<String, Long> byTargetTool = new TreeMap<>();
    private final SortedMap<String, Long> byUseCase = new TreeMap<>();
    private final SortedMap<String, Long> byScore = new TreeMap<>();
    private final Lengths inputs = new Lengths();
    private final Lengths targets = new Lengths();
    private long corrected;

    public void add(SetRow row) {
        count(byLanguage, row.language());
        count(byDomain, row.domain());
        count(byTargetTool, row.targetTool() == null ? NONE : row.targetTool());
        count(byUseCase, row.useCase());
        count(byScore, row.score() == null ? NONE : row.score().toString());
        inputs.add(row.input());
        targets.add(row.target());
        corrected += row.corrected() ? 1 : 0;
    }

    public Map<String, Long> byLanguage() {
        return Collections.unmodifiableSortedMap(byLanguage);
    }

    public Map<String, Long> byDomain() {
        return Collections.unmodifiableSortedMap(byDomain);
    }

    public Map<String, Long> byTargetTool() {
        return Collections.unmodifiableSortedMap(byTargetTool);
    }

    public Map<String, Long> byUseCase() {
        return Collections.unmodifiableSortedMap(byUseCase);
    }

    public Map<String, Long> byScore() {
        return Collections.unmodifiableSortedMap(byScore);
    }

    /** Lengths of the requests. */
    public Lengths inputs() {
        return inputs;
    }

    /** Lengths of what is to be learnt. */
    public Lengths targets() {
        return targets;
    }

    /** Rows whose target is a person's correction. */
    public long corrected() {
        return corrected;
    }

    private static void count(Map<String, Long> counts, String key) {
        counts.merge(key, 1L, Long::sum);
    }
}
