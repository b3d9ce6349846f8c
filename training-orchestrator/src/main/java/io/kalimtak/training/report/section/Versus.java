package io.kalimtak.training.report.section;

import io.kalimtak.training.report.figure.Figure;
import io.kalimtak.training.report.figure.Figures;
import io.kalimtak.training.report.view.Cell;
import io.kalimtak.training.report.view.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Figures of {@code live} and {@code candidate} side by side. */
final class Versus {
    static final String LIVE = "live";
    static final String CANDIDATE = "candidate";

    private Versus() {}

    static boolean compared(Map<String, Map<String, Double>> metrics) {
        return metrics.containsKey(CANDIDATE);
    }

    /** The figures that either version has, in the order in which they are shown. */
    static List<Figure> figures(Map<String, Map<String, Double>> metrics) {
        TreeSet<String> names = new TreeSet<>();
        metrics.values().forEach(version -> names.addAll(version.keySet()));
        return Figures.inOrder(names);
    }

    static Double value(Map<String, Map<String, Double>> metrics, String version, Figure figure) {
        return metrics.getOrDefault(version, Map.of()).get(figure.name());
    }

    /** The value as a cell; a dash where there is none. */
    static Cell cell(Figure figure, Double value) {
        return Cell.number(text(figure, value));
    }

    static String text(Figure figure, Double value) {
        return value == null ? "–" : figure.show(value);
    }

    /** One row a figure: live, and where two were measured candidate and the change. */
    static Table table(String caption, Map<String, Map<String, Double>> metrics) {
        boolean compared = compared(metrics);
        List<Table.Row> rows = new ArrayList<>();
        for (Figure figure : figures(metrics)) {
            Double live = value(metrics, LIVE, figure);
            Double candidate = value(metrics, CANDIDATE, figure);
            List<Cell> cells = new ArrayList<>(List.of(cell(figure, live)));
            if (compared) {
                cells.add(cell(figure, candidate));
                cells.add(change(figure, live, candidate));
            }
            rows.add(new Table.Row(figure.label(), cells));
        }
        return new Table(
                caption,
                Table.headers("Figure", compared ? List.of("Live", "Candidate", "Change") : List.of("Live")),
                rows);
    }

    static Cell change(Figure figure, Double live, Double candidate) {
        return Cell.number(live == null || candidate == null ? "–" : figure.showChange(candidate - live));
    }
}
