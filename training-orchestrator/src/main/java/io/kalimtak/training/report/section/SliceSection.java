package io.kalimtak.training.report.section;

import io.kalimtak.training.evaluation.Slice;
import io.kalimtak.training.report.chart.BarChart;
import io.kalimtak.training.report.chart.Chart;
import io.kalimtak.training.report.chart.Numbers;
import io.kalimtak.training.report.figure.Figure;
import io.kalimtak.training.report.figure.Figures;
import io.kalimtak.training.report.view.Cell;
import io.kalimtak.training.report.view.Section;
import io.kalimtak.training.report.view.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Figures by language, target tool and domain. */
final class SliceSection {
    /** So many bars can still be told apart; the table has all of them. */
    private static final int BARS = 10;

    private static final String ACCURACY = "accuracy_cosine";

    /** What a row is read for first; the JSON has every figure. */
    private static final List<String> FIGURES = List.of(
            ACCURACY, "chrf", "rouge_l", "section_f1", "coherence_required_sections", "tokens_mean", "latency_p99_ms");

    private SliceSection() {}

    static Section of(Map<String, List<Slice>> slices) {
        List<Chart> charts = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        for (String dimension : Dimension.inOrder(slices.keySet())) {
            List<Slice> largestFirst = slices.get(dimension).stream()
                    .sorted(Comparator.comparingInt(Slice::n).reversed().thenComparing(Slice::value))
                    .toList();
            if (!largestFirst.isEmpty()) {
                charts.add(chart(dimension, largestFirst));
                tables.add(table(dimension, largestFirst));
            }
        }
        return new Section(
                "slices",
                "By language, tool and domain",
                List.of("Means over the rows of each part; a part of few rows says little."),
                charts,
                tables);
    }

    private static boolean compared(List<Slice> slices) {
        return slices.stream().anyMatch(slice -> slice.candidate() != null);
    }

    private static Chart chart(String dimension, List<Slice> slices) {
        Figure accuracy = Figures.of(ACCURACY);
        boolean compared = compared(slices);
        List<BarChart.Group> groups = slices.stream()
                .limit(BARS)
                .map(slice -> new BarChart.Group(
                        slice.value() + " (" + slice.n() + ")",
                        compared
                                ? Arrays.asList(
                                        slice.live().get(ACCURACY),
                                        slice.candidate() == null
                                                ? null
                                                : slice.candidate().get(ACCURACY))
                                : Collections.singletonList(slice.live().get(ACCURACY))))
                .toList();
        String rest = slices.size() > BARS ? ", the " + BARS + " largest of " + slices.size() : "";
        return BarChart.draw(
                accuracy.label() + " by " + Dimension.name(dimension) + rest,
                accuracy.better().words(),
                accuracy.label() + "; rows in brackets",
                compared ? List.of("Live", "Candidate") : List.of("Live"),
                groups,
                accuracy::show);
    }

    private static Table table(String dimension, List<Slice> slices) {
        List<String> shown = FIGURES.stream()
                .filter(name -> slices.stream().anyMatch(slice -> slice.live().get(name) != null))
                .toList();
        List<String> headers = new ArrayList<>(List.of("Rows"));
        shown.forEach(name -> headers.add(Figures.of(name).label()));
        String arrow = compared(slices) ? ", live → candidate" : "";
        return new Table(
                "By " + Dimension.name(dimension) + arrow,
                Table.headers(Dimension.title(dimension), headers),
                slices.stream().map(slice -> row(slice, shown)).toList());
    }

    private static Table.Row row(Slice slice, List<String> shown) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.number(Numbers.count(slice.n()))));
        for (String name : shown) {
            Figure figure = Figures.of(name);
            String live = Versus.text(figure, slice.live().get(name));
            cells.add(Cell.number(
                    slice.candidate() == null
                            ? live
                            : live + " → "
                                    + Versus.text(figure, slice.candidate().get(name))));
        }
        return new Table.Row(slice.value(), cells);
    }
}
