package io.kalimtak.curation.personal.find;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Makes findings that overlap one, so that no part of any is left standing. */
public final class Overlaps {
    private static final Comparator<Finding> BY_PLACE = Comparator.comparingInt(Finding::start)
            .thenComparing(Finding::end, Comparator.reverseOrder())
            .thenComparing(Finding::type)
            .thenComparing(Finding::value);
    private static final Comparator<Finding> BY_RANK = Comparator.comparingInt(Finding::length)
            .reversed()
            .thenComparing(Finding::type)
            .thenComparingInt(Finding::start)
            .thenComparing(Finding::value);

    private Overlaps() {}

    /**
     * Disjoint findings in the order of the text. Those that overlap are joined to the stretch that they cover together,
     * under the type of the longest, of equally long ones the first in the order of {@link DataType}.
     */
    public static List<Finding> resolve(String original, List<Finding> findings) {
        List<Finding> resolved = new ArrayList<>();
        List<Finding> group = new ArrayList<>();
        int end = 0;
        for (Finding finding : findings.stream().sorted(BY_PLACE).toList()) {
            if (!group.isEmpty() && finding.start() >= end) {
                resolved.add(join(original, group, end));
                group.clear();
            }
            group.add(finding);
            end = group.size() == 1 ? finding.end() : Math.max(end, finding.end());
        }
        if (!group.isEmpty()) {
            resolved.add(join(original, group, end));
        }
        return resolved;
    }

    private static Finding join(String original, List<Finding> group, int end) {
        Finding first = group.stream().min(BY_RANK).orElseThrow();
        int start = group.get(0).start();
        if (first.start() == start && first.end() == end) {
            return first;
        }
        String whole = original.substring(start, end).toLowerCase(Locale.ROOT);
        return new Finding(start, end, first.type(), whole);
    }
}
