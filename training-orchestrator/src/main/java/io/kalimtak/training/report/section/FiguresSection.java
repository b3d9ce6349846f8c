package io.kalimtak.training.report.section;

import io.kalimtak.training.evaluation.Interval;
import io.kalimtak.training.evaluation.ReportBody;
import io.kalimtak.training.report.chart.Chart;
import io.kalimtak.training.report.chart.IntervalChart;
import io.kalimtak.training.report.chart.IntervalChart.Reading;
import io.kalimtak.training.report.figure.Better;
import io.kalimtak.training.report.figure.Figure;
import io.kalimtak.training.report.figure.Figures;
import io.kalimtak.training.report.view.Cell;
import io.kalimtak.training.report.view.Section;
import io.kalimtak.training.report.view.Table;
import io.kalimtak.training.report.view.Table.Header;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All figures on the held-out rows, with what they are. */
final class FiguresSection {
    private FiguresSection() {}

    static Section of(ReportBody body) {
        boolean compared = Versus.compared(body.metrics());
        String rows = "Measured on " + body.evalRows() + " held-out rows"
                + (compared ? ", the same for both versions." : ".");
        List<String> notes = body.intervals().isEmpty()
                ? List.of(rows)
                : List.of(rows, "A difference is called better or worse only where its whole interval says so.");
        return new Section(
                "figures",
                compared ? "Candidate against live" : "Figures of the live version",
                notes,
                charts(body.intervals()),
                List.of(compared ? comparison(body) : alone(body)));
    }

    /** Figures without a unit share a chart; every unit has its own. */
    private static List<Chart> charts(Map<String, Interval> intervals) {
        Map<String, List<Figure>> byUnit = new LinkedHashMap<>();
        for (Figure figure : Figures.inOrder(intervals.keySet())) {
            byUnit.computeIfAbsent(figure.hasUnit() ? figure.scale() : "", unit -> new ArrayList<>())
                    .add(figure);
        }
        List<Chart> charts = new ArrayList<>();
        byUnit.forEach((unit, figures) -> charts.add(IntervalChart.draw(
                unit.isEmpty() ? "Candidate less live" : "Candidate less live, " + unit,
                "with confidence intervals",
                unit.isEmpty() ? "difference of means" : "difference of means, " + unit,
                true,
                figures.stream()
                        .map(figure -> row(figure, intervals.get(figure.name())))
                        .toList(),
                figures.getFirst()::showChange)));
        return charts;
    }

    private static IntervalChart.Row row(Figure figure, Interval interval) {
        String arrow = switch (figure.better()) {
            case UP -> "↑ ";
            case DOWN -> "↓ ";
            case NEITHER -> "";
        };
        return new IntervalChart.Row(
                arrow + figure.label(),
                interval.difference(),
                interval.low(),
                interval.high(),
                reading(figure.better(), interval));
    }

    static Reading reading(Better better, Interval interval) {
        double low = better.gain(interval.low());
        double high = better.gain(interval.high());
        if (low > 0 && high > 0) {
            return Reading.BETTER;
        }
        return low < 0 && high < 0 ? Reading.WORSE : Reading.UNCLEAR;
    }

    private static Table comparison(ReportBody body) {
        List<Table.Row> rows = new ArrayList<>();
        for (Figure figure : Versus.figures(body.metrics())) {
            Double live = Versus.value(body.metrics(), Versus.LIVE, figure);
            Double candidate = Versus.value(body.metrics(), Versus.CANDIDATE, figure);
            Interval interval = body.intervals().get(figure.name());
            rows.add(new Table.Row(
                    figure.label(),
                    detail(figure),
                    List.of(
                            Versus.cell(figure, live),
                            Versus.cell(figure, candidate),
                            Versus.change(figure, live, candidate),
                            Cell.number(interval == null ? "–" : ends(figure, interval)),
                            verdict(figure, interval),
                            Cell.text(direction(figure)))));
        }
        return new Table(
                "All figures on the held-out rows",
                List.of(
                        new Header("Figure", ""),
                        new Header("Live", "number"),
                        new Header("Candidate", "number"),
                        new Header("Change", "number"),
                        new Header("Interval", "number"),
                        new Header("Reading", ""),
                        new Header("Scale", "")),
                rows);
    }

    private static Table alone(ReportBody body) {
        List<Table.Row> rows = Versus.figures(body.metrics()).stream()
                .map(figure -> new Table.Row(
                        figure.label(),
                        detail(figure),
                        List.of(
                                Versus.cell(figure, Versus.value(body.metrics(), Versus.LIVE, figure)),
                                Cell.text(direction(figure)))))
                .toList();
        return new Table(
                "All figures on the held-out rows",
                List.of(new Header("Figure", ""), new Header("Live", "number"), new Header("Scale", "")),
                rows);
    }

    private static String detail(Figure figure) {
        return figure.explanation().isEmpty() ? "" : figure.explanation() + " (" + figure.name() + ")";
    }

    static String direction(Figure figure) {
        String words = figure.better().words();
        return figure.scale() + (figure.scale().isEmpty() || words.isEmpty() ? "" : ", ") + words;
    }

    private static String ends(Figure figure, Interval interval) {
        return figure.showChange(interval.low()) + " to " + figure.showChange(interval.high());
    }

    private static Cell verdict(Figure figure, Interval interval) {
        if (interval == null || figure.better() == Better.NEITHER) {
            return Cell.text("");
        }
        return switch (reading(figure.better(), interval)) {
            case BETTER -> Cell.styled("better", "better");
            case WORSE -> Cell.styled("worse", "worse");
            case UNCLEAR -> Cell.text("no clear difference");
        };
    }
}
