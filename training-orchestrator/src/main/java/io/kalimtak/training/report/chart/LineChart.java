package io.kalimtak.training.report.chart;

import io.kalimtak.training.report.chart.Chart.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Values over steps of equal width, one line a series; a step without a value is a gap. */
public final class LineChart {
    private static final int HEIGHT = 196;
    private static final double LEFT = 48;
    private static final double RIGHT = Chart.WIDTH - 14;
    private static final double TOP = 22;
    private static final double BOTTOM = 146;
    private static final int TICKS = 4;
    private static final int LABELS = 5;

    private LineChart() {}

    /** One line: a value for every step, null for none. */
    public record Line(String name, List<Double> values) {}

    /**
     * Draws it.
     *
     * @param note direction, beside the title
     * @param unit of the vertical axis
     * @param steps labels of the horizontal axis, oldest first; at least two
     * @param axis what the horizontal axis is
     */
    public static Chart draw(
            String title, String note, String unit, List<String> steps, String axis, List<Line> lines) {
        List<Double> values = lines.stream()
                .flatMap(line -> line.values().stream())
                .filter(Objects::nonNull)
                .toList();
        Scale scale = Scale.over(values, TICKS, BOTTOM, TOP);
        List<Mark> marks = new ArrayList<>();
        for (double tick : scale.ticks()) {
            marks.add(Mark.path("grid", Chart.line(LEFT, scale.at(tick), RIGHT, scale.at(tick)), ""));
            marks.add(Mark.text("tick end", LEFT - 6, scale.at(tick) + 4, scale.label(tick)));
        }
        marks.add(Mark.text("axis", 2, 10, unit));
        marks.addAll(labels(steps));
        marks.add(Mark.text("axis middle", (LEFT + RIGHT) / 2, HEIGHT - 6.0, axis));
        List<Chart.Series> legend = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            marks.addAll(line(lines.get(i), i, steps, scale));
            legend.add(new Chart.Series(
                    lines.get(i).name(), "series-" + i, Marker.of(i).path(7, 7)));
        }
        String summary = title + ": " + values.size() + " values over " + steps.size() + " reports, from "
                + scale.label(values.stream().min(Double::compare).orElse(0.0)) + " to "
                + scale.label(values.stream().max(Double::compare).orElse(0.0)) + ".";
        return new Chart(title, note, summary, Chart.WIDTH, HEIGHT, marks, legend);
    }

    private static double x(int step, int steps) {
        return LEFT + 10 + (RIGHT - LEFT - 20) * step / (steps - 1);
    }

    /** Of many steps only some are named, the last always. */
    private static List<Mark> labels(List<String> steps) {
        List<Mark> marks = new ArrayList<>();
        int every = Math.ceilDiv(steps.size(), LABELS);
        for (int i = 0; i < steps.size(); i++) {
            double x = x(i, steps.size());
            marks.add(Mark.path("grid", Chart.line(x, BOTTOM, x, BOTTOM + 4), ""));
            if ((steps.size() - 1 - i) % every == 0) {
                marks.add(Mark.text("tick middle", x, BOTTOM + 17, steps.get(i)));
            }
        }
        return marks;
    }

    private static List<Mark> line(Line line, int number, List<String> steps, Scale scale) {
        StringBuilder path = new StringBuilder();
        List<Mark> points = new ArrayList<>();
        boolean broken = true;
        for (int i = 0; i < steps.size(); i++) {
            Double value = line.values().get(i);
            if (value != null) {
                double x = x(i, steps.size());
                double y = scale.at(value);
                path.append(broken ? "M" : "L")
                        .append(Chart.round(x))
                        .append(' ')
                        .append(Chart.round(y));
                points.add(Mark.path(
                        "point series-" + number,
                        Marker.of(number).path(x, y),
                        line.name() + ", " + steps.get(i) + ": " + Numbers.plain(value)));
            }
            broken = value == null;
        }
        List<Mark> marks = new ArrayList<>();
        marks.add(Mark.path("line series-" + number, path.toString(), ""));
        marks.addAll(points);
        return marks;
    }
}
