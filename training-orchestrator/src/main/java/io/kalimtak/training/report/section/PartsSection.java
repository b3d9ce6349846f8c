package io.kalimtak.training.report.section;

import io.kalimtak.training.evaluation.Part;
import io.kalimtak.training.evaluation.ReportBody;
import io.kalimtak.training.report.chart.BarChart;
import io.kalimtak.training.report.chart.Chart;
import io.kalimtak.training.report.chart.Numbers;
import io.kalimtak.training.report.figure.Figure;
import io.kalimtak.training.report.figure.Figures;
import io.kalimtak.training.report.view.Section;
import io.kalimtak.training.report.view.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The same figures on other rows: the golden set, and what people asked since the last training. */
final class PartsSection {
    private PartsSection() {}

    static Section of(ReportBody body) {
        List<String> notes = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        Map<String, Part> parts = new TreeMap<>(body.parts()).descendingMap();
        parts.forEach((name, part) -> {
            if (part.metrics().isEmpty()) {
                notes.add(title(name) + ": not measured. " + (part.reason() == null ? "" : part.reason()));
            } else {
                tables.add(Versus.table(title(name) + ", " + Numbers.count(part.rows()) + " rows", part.metrics()));
                if (part.reason() != null) {
                    notes.add(title(name) + ": " + part.reason());
                }
            }
        });
        return new Section(
                "parts", "On other rows", notes, tables.isEmpty() ? List.of() : List.of(chart(body)), tables);
    }

    private static Chart chart(ReportBody body) {
        Figure accuracy = Figures.of("accuracy_cosine");
        boolean compared = Versus.compared(body.metrics());
        List<BarChart.Group> groups = new ArrayList<>();
        groups.add(group("Held out", body.evalRows(), body.metrics(), accuracy, compared));
        new TreeMap<>(body.parts()).descendingMap().forEach((name, part) -> {
            if (!part.metrics().isEmpty()) {
                groups.add(group(title(name), part.rows(), part.metrics(), accuracy, compared));
            }
        });
        return BarChart.draw(
                accuracy.label() + " by rows",
                accuracy.better().words(),
                accuracy.label() + "; rows in brackets",
                compared ? List.of("Live", "Candidate") : List.of("Live"),
                groups,
                accuracy::show);
    }

    private static BarChart.Group group(
            String name, int rows, Map<String, Map<String, Double>> metrics, Figure figure, boolean compared) {
        Double live = Versus.value(metrics, Versus.LIVE, figure);
        Double candidate = Versus.value(metrics, Versus.CANDIDATE, figure);
        return new BarChart.Group(
                name + " (" + rows + ")", compared ? Arrays.asList(live, candidate) : Arrays.asList(live));
    }

    private static String title(String part) {
        return switch (part) {
            case "golden" -> "Golden set";
            case "fresh" -> "Fresh rows";
            default -> Dimension.title(part);
        };
    }
}
