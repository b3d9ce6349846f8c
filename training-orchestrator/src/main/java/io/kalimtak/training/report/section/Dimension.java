package io.kalimtak.training.report.section;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What rows are grouped by, in the order in which it is shown; others follow by name. */
final class Dimension {
    private static final List<String> KNOWN = List.of("language", "target_tool", "domain");

    private Dimension() {}

    static List<String> inOrder(Collection<String> names) {
        return names.stream()
                .sorted(Comparator.comparingInt(Dimension::position).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int position(String name) {
        int known = KNOWN.indexOf(name);
        return known < 0 ? KNOWN.size() : known;
    }

    /** In a sentence. */
    static String name(String dimension) {
        return dimension.replace('_', ' ');
    }

    /** At the head of a column. */
    static String title(String dimension) {
        String name = name(dimension);
        return name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
