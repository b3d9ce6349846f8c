package io.kalimtak.training.report.chart;

import io.kalimtak.training.report.chart.Chart.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** Horizontal bars from zero, in groups of one bar a series. */
public final class BarChart {
    static final double LEFT = 136;
    static final double RIGHT = Chart.WIDTH - 62;
    static final int LONGEST_LABEL = 21;
    private static final double TOP = 8;
    private static final int BAR = 12;
    private static final int GAP = 10;

    private BarChart() {}

    /** One group: a value for every series, null for none. */
    public record Group(String label, List<Double> values) {}

    /**
     * Draws it.
     *
     * @param note direction, beside the title
     * @param axis what the values are, with their unit
     * @param names of the series, first to last
     * @param show a value as text
     */
    public static Chart draw(
            String title,
            String note,
            String axis,
            List<String> names,
            List<Group> groups,
            DoubleFunction<String> show) {
        List<Double> values = new ArrayList<>(List.of(0.0));
        groups.forEach(group -> group.values().stream().filter(Objects::nonNull).forEach(values::add));
        Scale scale = Scale.over(values, 4, LEFT, RIGHT);
        int group = names.size() * BAR + GAP;
        double bottom = TOP + (double) groups.size() * group;
        List<Mark> marks = new ArrayList<>();
        for (double tick : scale.ticks()) {
            marks.add(Mark.path("grid", Chart.line(scale.at(tick), TOP, scale.at(tick), bottom), ""));
            marks.add(Mark.text("tick middle", scale.at(tick), bottom + 14, scale.label(tick)));
        }
        for (int i = 0; i < groups.size(); i++) {
            marks.addAll(group(groups.get(i), names, TOP + (double) i * group + GAP / 2.0, scale, show));
        }
        marks.add(Mark.path("zero", Chart.line(scale.at(0), TOP, scale.at(0), bottom), ""));
        marks.add(Mark.text("axis middle", (LEFT + RIGHT) / 2, bottom + 31, axis));
        return new Chart(title, note, summary(groups, show), Chart.WIDTH, (int) bottom + 38, marks, legend(names));
    }

    private static List<Mark> group(
            Group group, List<String> names, double top, Scale scale, DoubleFunction<String> show) {
        List<Mark> marks = new ArrayList<>();
        double middle = top + names.size() * BAR / 2.0;
        marks.add(Mark.text("tick end", LEFT - 6, middle + 4, shortened(group.label())));
        for (int i = 0; i < names.size(); i++) {
            Double value = group.values().get(i);
            if (value == null) {
                continue;
            }
            double from = Math.min(scale.at(0), scale.at(value));
            double length = Math.abs(scale.at(value) - scale.at(0));
            double y = top + (double) i * BAR;
            String hint = group.label() + ", " + names.get(i) + ": " + show.apply(value);
            marks.add(Mark.rect("bar series-" + i, from, y + 1, Math.max(length, 0.5), BAR - 2.0, hint));
            marks.add(Mark.text("value", from + length + 4, y + BAR - 2.5, show.apply(value)));
        }
        return marks;
    }

    private static List<Chart.Series> legend(List<String> names) {
        List<Chart.Series> legend = new ArrayList<>();
        for (int i = 0; i < names.size() && names.size() > 1; i++) {
            legend.add(new Chart.Series(names.get(i), "bar series-" + i, "M1 3h12v8h-12Z"));
        }
        return legend;
    }

    private static String summary(List<Group> groups, DoubleFunction<String> show) {
        return groups.stream()
                .map(group -> group.label() + " "
                        + group.values().stream()
                                .filter(Objects::nonNull)
                                .map(show::apply)
                                .collect(Collectors.joining(" and ")))
                .collect(Collectors.joining("; "));
    }

    /** A label that leaves the bars their place; the table has it whole. */
    static String shortened(String label) {
        return label.codePointCount(0, label.length()) <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
    }
}
