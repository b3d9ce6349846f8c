package io.kalimtak.prompt.metric;

import io.kalimtak.prompt.Section;
import io.kalimtak.prompt.text.TargetParser;
import java.util.Set;

/** F1 of the set of sections of an answer against that of the accepted prompt, both cut by {@link TargetParser}. Our own definition. */
public final class SectionF1 {
    private SectionF1() {}

    /** F1 between 0 and 1. */
    public static double f1(String candidate, String reference) {
        Set<Section> a = TargetParser.sections(candidate);
        Set<Section> b = TargetParser.sections(reference);
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        long common = a.stream().filter(b::contains).count();
        return 2.0 * common / (a.size() + b.size());
    }
}
