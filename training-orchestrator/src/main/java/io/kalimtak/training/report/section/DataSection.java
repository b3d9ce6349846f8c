package io.kalimtak.training.report.section;

import io.kalimtak.training.report.chart.BarChart;
import io.kalimtak.training.report.chart.Chart;
import io.kalimtak.training.report.chart.Numbers;
import io.kalimtak.training.report.facts.ReportFacts;
import io.kalimtak.training.report.facts.SetFacts;
import io.kalimtak.training.report.view.Cell;
import io.kalimtak.training.report.view.Section;
import io.kalimtak.training.report.view.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What changed in the data: the set against the one that live, or the run before, learned from. */
final class DataSection {
    private static final int BARS = 10;

    private DataSection() {}

    static Section of(ReportFacts facts) {
        SetFacts now = facts.set();
        SetFacts before = facts.before();
        if (now == null) {
            return Section.said("data", "What changed in the data", "There is no training set to tell of.");
        }
        List<Chart> charts = new ArrayList<>();
        List<Table> tables = new ArrayList<>(List.of(totals(now, before)));
        for (String dimension : Dimension.inOrder(now.byDimension().keySet())) {
            Map<String, Long> counts = now.byDimension().get(dimension);
            Map<String, Long> earlier =
                    before == null ? null : before.byDimension().get(dimension);
            List<String> values = largestFirst(counts, earlier);
            if (!values.isEmpty()) {
                charts.add(chart(dimension, values, counts, earlier));
                tables.add(table(dimension, values, counts, earlier));
            }
        }
        return new Section("data", "What changed in the data", notes(facts), charts, tables);
    }

    private static List<String> notes(ReportFacts facts) {
        SetFacts now = facts.set();
        SetFacts before = facts.before();
        List<String> notes = new ArrayList<>();
        notes.add("Set " + now.id() + (now.revoked() ? ", revoked since" : "") + ".");
        if (before != null) {
            notes.add(facts.beforeIs() + ", " + before.id() + (before.revoked() ? ", revoked since" : "")
                    + ", is what it is compared with.");
        } else {
            notes.add(facts.beforeIs().endsWith(".") ? facts.beforeIs() : facts.beforeIs() + " is not known any more.");
        }
        if (now.byDimension().isEmpty()
                || before != null && before.byDimension().isEmpty()) {
            notes.add("Languages, tools and domains are in a set's manifest, which goes with a revoked set; where it is"
                    + " gone, its rows alone are known.");
        }
        if (before != null && now.rulesHash() != null && before.rulesHash() != null) {
            notes.add(
                    now.rulesHash().equals(before.rulesHash())
                            ? "Both were curated by the same rules."
                            : "They were curated by different rules or settings.");
        }
        return notes;
    }

    private static List<String> largestFirst(Map<String, Long> counts, Map<String, Long> earlier) {
        TreeSet<String> values = new TreeSet<>(counts.keySet());
        if (earlier != null) {
            values.addAll(earlier.keySet());
        }
        Comparator<String> larger =
                Comparator.comparingLong(value -> -Math.max(count(counts, value), count(earlier, value)));
        return values.stream()
                .sorted(larger.thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static long count(Map<String, Long> counts, String value) {
        return counts == null ? 0 : counts.getOrDefault(value, 0L);
    }

    private static Chart chart(
            String dimension, List<String> values, Map<String, Long> counts, Map<String, Long> earlier) {
        List<BarChart.Group> groups = values.stream()
                .limit(BARS)
                .map(value -> new BarChart.Group(
                        value,
                        earlier == null
                                ? List.of((double) count(counts, value))
                                : Arrays.asList((double) count(earlier, value), (double) count(counts, value))))
                .toList();
        String rest = values.size() > BARS ? ", the " + BARS + " largest of " + values.size() : "";
        return BarChart.draw(
                "Rows by " + Dimension.name(dimension) + rest,
                "",
                "rows, to train on and held out",
                earlier == null ? List.of("This set") : List.of("Set before", "This set"),
                groups,
                value -> Numbers.count(Math.round(value)));
    }

    private static Table totals(SetFacts now, SetFacts before) {
        return new Table(
                "Rows of the set",
                headers("", before != null),
                List.of(
                        row("To train on", now.train(), before == null ? null : before.train()),
                        row("Held out", now.held(), before == null ? null : before.held()),
                        row(
                                "Preference pairs",
                                now.preferences(),
                                before == null ? null : before.preferences(),
                                before != null)));
    }

    private static Table table(
            String dimension, List<String> values, Map<String, Long> counts, Map<String, Long> earlier) {
        return new Table(
                "Rows by " + Dimension.name(dimension),
                headers(Dimension.title(dimension), earlier != null),
                values.stream()
                        .map(value ->
                                row(value, count(counts, value), earlier == null ? null : (Long) count(earlier, value)))
                        .toList());
    }

    private static List<Table.Header> headers(String first, boolean compared) {
        return Table.headers(first, compared ? List.of("Set before", "This set", "Change") : List.of("This set"));
    }

    private static Table.Row row(String name, long now, Long before) {
        return row(name, now, before, before != null);
    }

    private static Table.Row row(String name, Long now, Long before, boolean compared) {
        List<Cell> cells = new ArrayList<>();
        if (compared) {
            cells.add(Cell.number(before == null ? "–" : Numbers.count(before)));
        }
        cells.add(Cell.number(now == null ? "–" : Numbers.count(now)));
        if (compared) {
            cells.add(Cell.number(now == null || before == null ? "–" : Numbers.change(now - before)));
        }
        return new Table.Row(name, cells);
    }
}
