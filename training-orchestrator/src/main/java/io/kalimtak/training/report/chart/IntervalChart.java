package io.kalimtak.training.report.chart;

import io.kalimtak.training.report.chart.Chart.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** Values with the ends of their intervals, one below the other. */
public final class IntervalChart {
    private static final double TOP = 8;
    private static final int ROW = 22;
    private static final double WHISKER = 4;

    private IntervalChart() {}

    /** How an interval is to be read. */
    public enum Reading {
        BETTER,
        WORSE,
        /** Zero, or nothing to compare with, lies within. */
        UNCLEAR
    }

    /** One value with its interval. */
    public record Row(String label, double value, double low, double high, Reading reading) {}

    /**
     * Draws it.
     *
     * @param note direction, beside the title
     * @param axis what the values are, with their unit
     * @param fromZero whether they are differences, so that zero is drawn
     * @param show a value as text
     */
    public static Chart draw(
            String title, String note, String axis, boolean fromZero, List<Row> rows, DoubleFunction<String> show) {
        List<Double> values = new ArrayList<>(fromZero ? List.of(0.0) : List.of());
        rows.forEach(row -> values.addAll(List.of(row.low(), row.value(), row.high())));
        Scale scale = Scale.over(values, 4, BarChart.LEFT + 6, BarChart.RIGHT);
        double bottom = TOP + (double) rows.size() * ROW;
        List<Mark> marks = new ArrayList<>();
        for (double tick : scale.ticks()) {
            marks.add(Mark.path("grid", Chart.line(scale.at(tick), TOP, scale.at(tick), bottom), ""));
            marks.add(Mark.text("tick middle", scale.at(tick), bottom + 14, scale.label(tick)));
        }
        if (fromZero) {
            marks.add(Mark.path("zero", Chart.line(scale.at(0), TOP, scale.at(0), bottom), ""));
        }
        for (int i = 0; i < rows.size(); i++) {
            marks.addAll(row(rows.get(i), TOP + (double) i * ROW + ROW / 2.0, scale, show));
        }
        marks.add(Mark.text("axis middle", (BarChart.LEFT + BarChart.RIGHT) / 2, bottom + 31, axis));
        return new Chart(
                title, note, summary(rows, show), Chart.WIDTH, (int) bottom + 38, marks, legend(rows, fromZero));
    }

    private static List<Mark> row(Row row, double y, Scale scale, DoubleFunction<String> show) {
        String style = style(row.reading());
        double low = scale.at(row.low());
        double high = scale.at(row.high());
        String whiskers = Chart.line(low, y, high, y)
                + Chart.line(low, y - WHISKER, low, y + WHISKER)
                + Chart.line(high, y - WHISKER, high, y + WHISKER);
        String hint = row.label() + ": " + show.apply(row.value()) + ", from " + show.apply(row.low()) + " to "
                + show.apply(row.high());
        return List.of(
                Mark.text("tick end", BarChart.LEFT - 6, y + 4, BarChart.shortened(row.label())),
                Mark.path("line " + style, whiskers, hint),
                Mark.path("point " + style, marker(row.reading()).path(scale.at(row.value()), y), hint),
                Mark.text("value", BarChart.RIGHT + 8, y + 4, show.apply(row.value())));
    }

    private static List<Chart.Series> legend(List<Row> rows, boolean fromZero) {
        List<Chart.Series> legend = new ArrayList<>();
        for (Reading reading : Reading.values()) {
            if (fromZero && rows.stream().anyMatch(row -> row.reading() == reading)) {
                String name = reading == Reading.UNCLEAR
                        ? "no clear difference"
                        : reading.name().toLowerCase(Locale.ROOT);
                legend.add(
                        new Chart.Series(name, style(reading), marker(reading).path(7, 7)));
            }
        }
        return legend;
    }

    private static Marker marker(Reading reading) {
        return switch (reading) {
            case BETTER -> Marker.CIRCLE;
            case WORSE -> Marker.SQUARE;
            case UNCLEAR -> Marker.DIAMOND;
        };
    }

    private static String style(Reading reading) {
        return reading.name().toLowerCase(Locale.ROOT);
    }

    private static String summary(List<Row> rows, DoubleFunction<String> show) {
        return rows.stream()
                .map(row -> row.label() + " " + show.apply(row.value()) + " (" + show.apply(row.low()) + " to "
                        + show.apply(row.high()) + ")")
                .collect(Collectors.joining("; "));
    }
}
