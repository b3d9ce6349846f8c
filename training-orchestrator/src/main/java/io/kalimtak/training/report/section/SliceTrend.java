package io.kalimtak.training.report.section;

import io.kalimtak.training.evaluation.Slice;
import io.kalimtak.training.report.chart.Chart;
import io.kalimtak.training.report.chart.LineChart;
import io.kalimtak.training.report.chart.Numbers;
import io.kalimtak.training.report.facts.PastReport;
import io.kalimtak.training.report.figure.Figure;
import io.kalimtak.training.report.figure.Figures;
import io.kalimtak.training.report.view.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The largest parts of the last report, over the reports before it: the candidate's accuracy, or live's where live was measured alone. */
final class SliceTrend {
    /** So many lines are told apart by colour, dashes and marker. */
    private static final int LINES = 4;

    private static final Figure ACCURACY = Figures.of("accuracy_cosine");

    private final List<PastReport> reports;
    private final List<LineChart.Line> lines;
    private final String dimension;

    private SliceTrend(List<PastReport> reports, String dimension) {
        this.reports = reports;
        this.dimension = dimension;
        this.lines = reports.getLast().slices().get(dimension).stream()
                .sorted(Comparator.comparingInt(Slice::n).reversed().thenComparing(Slice::value))
                .limit(LINES)
                .map(slice -> line(slice.value()))
                .toList();
    }

    /** One for each way to slice that has a value in two reports or more. */
    static List<SliceTrend> of(List<PastReport> reports) {
        return Dimension.inOrder(reports.getLast().slices().keySet()).stream()
                .map(dimension -> new SliceTrend(reports, dimension))
                .filter(trend -> trend.lines.stream()
                        .anyMatch(line ->
                                line.values().stream().filter(Objects::nonNull).count() > 1))
                .toList();
    }

    private LineChart.Line line(String value) {
        List<Double> values = new ArrayList<>();
        reports.forEach(report -> values.add(slice(report, value)
                .map(slice -> slice.candidate() == null ? slice.live() : slice.candidate())
                .map(figures -> figures.get(ACCURACY.name()))
                .orElse(null)));
        return new LineChart.Line(value, values);
    }

    private Optional<Slice> slice(PastReport report, String value) {
        return report.slices().getOrDefault(dimension, List.of()).stream()
                .filter(slice -> slice.value().equals(value))
                .findFirst();
    }

    Chart chart(String axis) {
        return LineChart.draw(
                ACCURACY.label() + " by " + Dimension.name(dimension),
                ACCURACY.better().words(),
                TrendSection.unit(ACCURACY),
                reports.stream()
                        .map(report -> Numbers.shortDay(report.finishedAt()))
                        .toList(),
                axis,
                lines);
    }

    Table table() {
        List<Table.Row> rows = new ArrayList<>();
        for (int i = reports.size() - 1; i >= 0; i--) {
            int step = i;
            rows.add(TrendSection.row(
                    reports.get(i),
                    lines.stream()
                            .map(line -> Versus.cell(ACCURACY, line.values().get(step)))
                            .toList()));
        }
        return new Table(
                ACCURACY.label() + " by " + Dimension.name(dimension),
                Table.headers(
                        "Version", lines.stream().map(LineChart.Line::name).toList()),
                rows);
    }
}
