package io.kalimtak.training.report.section;

import io.kalimtak.training.report.chart.Chart;
import io.kalimtak.training.report.chart.LineChart;
import io.kalimtak.training.report.chart.Numbers;
import io.kalimtak.training.report.facts.PastReport;
import io.kalimtak.training.report.figure.Figure;
import io.kalimtak.training.report.view.Cell;
import io.kalimtak.training.report.view.Section;
import io.kalimtak.training.report.view.Table;
import io.kalimtak.training.report.view.Table.Header;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Every figure over the reports up to this one. One report is no trend, and none is drawn of it. */
final class TrendSection {
    /** Columns of a table that a printed page still takes. */
    private static final int COLUMNS = 6;

    private static final String ROWS_DIFFER =
            "Every report measures on the rows that were held out then. Values of one report share their rows; from"
                    + " report to report the rows change, so a line shows where things go, not a gain by itself.";

    private TrendSection() {}

    /** Over versions: what each run made, and what was live then. Empty where no run was ever reported. */
    static Optional<Section> ofRuns(List<PastReport> reports) {
        return reports.isEmpty()
                ? Optional.empty()
                : Optional.of(section("versions", "Over versions", "run", "day of the run's report", reports));
    }

    /** Over the evaluations of the live version alone. Empty where there was none. */
    static Optional<Section> ofLive(List<PastReport> reports) {
        return reports.isEmpty()
                ? Optional.empty()
                : Optional.of(section(
                        "live", "The live version over time", "live evaluation", "day of the evaluation", reports));
    }

    private static Section section(String id, String title, String kind, String axis, List<PastReport> reports) {
        List<Figure> figures = figures(reports);
        boolean trend = reports.size() > 1;
        List<String> notes = trend
                ? List.of("The last " + reports.size() + " reports. " + ROWS_DIFFER)
                : List.of("This is the first " + kind + " report: there is no trend yet.");
        List<Chart> charts = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        if (trend) {
            figures.forEach(figure -> chart(figure, axis, reports).ifPresent(charts::add));
            tables.addAll(tables(title, figures, reports));
            SliceTrend.of(reports).forEach(slices -> {
                charts.add(slices.chart(axis));
                tables.add(slices.table());
            });
        }
        return new Section(id, title, notes, charts, tables);
    }

    private static List<Figure> figures(List<PastReport> reports) {
        Map<String, Map<String, Double>> all = new HashMap<>();
        reports.forEach(report -> report.metrics()
                .forEach((version, figures) ->
                        all.computeIfAbsent(version, name -> new HashMap<>()).putAll(figures)));
        return Versus.figures(all);
    }

    private static Optional<Chart> chart(Figure figure, String axis, List<PastReport> reports) {
        List<LineChart.Line> lines = new ArrayList<>();
        lines.add(line("Live", Versus.LIVE, figure, reports));
        if (reports.stream().anyMatch(report -> Versus.compared(report.metrics()))) {
            lines.add(line("Candidate", Versus.CANDIDATE, figure, reports));
        }
        boolean drawable = lines.stream()
                .anyMatch(
                        line -> line.values().stream().filter(Objects::nonNull).count() > 1);
        List<String> days = reports.stream()
                .map(report -> Numbers.shortDay(report.finishedAt()))
                .toList();
        return drawable
                ? Optional.of(LineChart.draw(figure.label(), figure.better().words(), unit(figure), days, axis, lines))
                : Optional.empty();
    }

    static String unit(Figure figure) {
        return figure.hasUnit() || figure.scale().isEmpty() ? figure.scale() : "value, range " + figure.scale();
    }

    private static LineChart.Line line(String name, String version, Figure figure, List<PastReport> reports) {
        List<Double> values = new ArrayList<>();
        reports.forEach(report -> values.add(Versus.value(report.metrics(), version, figure)));
        return new LineChart.Line(name, values);
    }

    private static List<Table> tables(String title, List<Figure> figures, List<PastReport> reports) {
        List<Table> tables = new ArrayList<>();
        int parts = Math.ceilDiv(figures.size(), COLUMNS);
        for (int part = 0; part < parts; part++) {
            List<Figure> columns = figures.subList(part * COLUMNS, Math.min(figures.size(), (part + 1) * COLUMNS));
            List<Header> headers = new ArrayList<>(List.of(new Header("Version", "")));
            columns.forEach(figure -> headers.add(new Header(figure.label(), "number")));
            String which = parts > 1 ? " (" + (part + 1) + " of " + parts + ")" : "";
            boolean compared = reports.stream().anyMatch(report -> Versus.compared(report.metrics()));
            tables.add(new Table(
                    title + (compared ? ": live → candidate" : "") + which,
                    headers,
                    reports.reversed().stream()
                            .map(report -> row(columns, report))
                            .toList()));
        }
        return tables;
    }

    private static Table.Row row(List<Figure> columns, PastReport report) {
        List<Cell> cells = columns.stream()
                .map(figure -> {
                    Double live = Versus.value(report.metrics(), Versus.LIVE, figure);
                    Double candidate = Versus.value(report.metrics(), Versus.CANDIDATE, figure);
                    String text = live == null ? "–" : figure.show(live);
                    return Cell.number(candidate == null ? text : text + " → " + figure.show(candidate));
                })
                .toList();
        return row(report, cells);
    }

    /** The version that the report measured, when and against which, and its cells. */
    static Table.Row row(PastReport report, List<Cell> cells) {
        String version = report.candidate() == null ? report.live() : report.candidate();
        String against = report.candidate() == null ? "" : ", live was " + report.live();
        return new Table.Row(version == null ? "–" : version, Numbers.day(report.finishedAt()) + against, cells);
    }
}
