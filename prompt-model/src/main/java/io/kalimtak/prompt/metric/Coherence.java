package io.kalimtak.prompt.metric;

import io.kalimtak.prompt.Section;
import io.kalimtak.prompt.text.TargetLine;
import io.kalimtak.prompt.text.TargetParser;
import io.kalimtak.prompt.vector.TextVectors;
import io.kalimtak.prompt.vector.VectorMemory;
import io.kalimtak.prompt.vector.Vectors;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether an answer hangs together, by three proxies of our own: it has what it must have in order, its neighbouring lines are about one thing,
 * it does not repeat itself. None of them reads; a person has to.
 */
public final class Coherence {
    private static final Set<Section> REQUIRED = EnumSet.of(Section.ROLE, Section.OBJECTIVE, Section.INSTRUCTIONS);
    private static final int GRAM = 3;

    private Coherence() {}

    /** 1 when role, objective and instructions are there and no section stands before an earlier one, else 0. */
    public static double requiredSections(String answer) {
        int previous = -1;
        Set<Section> seen = EnumSet.noneOf(Section.class);
        for (TargetLine line : TargetParser.parse(answer)) {
            if (line.section().ordinal() < previous) {
                return 0;
            }
            previous = line.section().ordinal();
            seen.add(line.section());
        }
        return seen.containsAll(REQUIRED) ? 1 : 0;
    }

    /** Mean cosine of adjacent lines, −1 to 1; 0 when there are fewer than two. */
    public static double adjacentCosine(String answer, String language, VectorMemory vectors) {
        List<TargetLine> lines = TargetParser.parse(answer);
        double sum = 0;
        float[] previous = null;
        for (TargetLine line : lines) {
            float[] vector = vectors.gist(line.text(), language);
            sum += previous == null ? 0 : Vectors.dot(previous, vector);
            previous = vector;
        }
        return lines.size() < 2 ? 0 : sum / (lines.size() - 1);
    }

    /** The texts whose vectors {@link #adjacentCosine} compares. */
    public static List<String> compared(String answer) {
        return TargetParser.parse(answer).stream()
                .map(line -> TextVectors.head(line.text()))
                .toList();
    }

    /** Share of word 3-grams that the answer had used before, 0 to 1. */
    public static double repetition(String answer) {
        List<String> words = MetricWords.of(answer);
        Set<List<String>> seen = new HashSet<>();
        int repeated = 0;
        for (int i = 0; i + GRAM <= words.size(); i++) {
            repeated += seen.add(List.copyOf(words.subList(i, i + GRAM))) ? 0 : 1;
        }
        int all = words.size() - GRAM + 1;
        return all <= 0 ? 0 : (double) repeated / all;
    }
}
