package io.kalimtak.training.report.section;

import io.kalimtak.training.launch.Usage;
import io.kalimtak.training.report.chart.BarChart;
import io.kalimtak.training.report.chart.Chart;
import io.kalimtak.training.report.chart.Numbers;
import io.kalimtak.training.report.facts.RunFacts;
import io.kalimtak.training.report.view.Cell;
import io.kalimtak.training.report.view.Section;
import io.kalimtak.training.report.view.Table;
import io.kalimtak.training.report.view.Table.Header;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What the run took: time by state, tokens, cost, and what the engine measured of its training. */
final class RunSection {
    private RunSection() {}

    static Section of(RunFacts run) {
        List<Table.Row> rows = new ArrayList<>();
        List<BarChart.Group> bars = new ArrayList<>();
        List<RunFacts.Entered> history = run.history();
        for (int i = 0; i < history.size(); i++) {
            boolean left = i + 1 < history.size();
            RunFacts.Entered entered = history.get(i);
            Duration stood =
                    left ? Duration.between(entered.at(), history.get(i + 1).at()) : null;
            rows.add(new Table.Row(
                    entered.state(),
                    List.of(Cell.text(Numbers.time(entered.at())), Cell.number(left ? Numbers.duration(stood) : "–"))));
            if (left) {
                bars.add(new BarChart.Group(entered.state(), List.of(stood.toMillis() / 1000.0)));
            }
        }
        List<Table> tables = new ArrayList<>(List.of(new Table(
                "States of the run",
                List.of(new Header("State", ""), new Header("Since", ""), new Header("Stayed", "number")),
                rows)));
        tables.add(took(run));
        if (!run.trainingMetrics().isEmpty()) {
            tables.add(metrics(run));
        }
        List<Chart> charts = bars.isEmpty() ? List.of() : List.of(timings(bars));
        return new Section("run", "What the run took", List.of(), charts, tables);
    }

    private static Chart timings(List<BarChart.Group> bars) {
        return BarChart.draw(
                "Time by state",
                "",
                "seconds",
                List.of("Seconds"),
                bars,
                seconds -> Numbers.duration(Duration.ofMillis(Math.round(seconds * 1000))));
    }

    private static Table took(RunFacts run) {
        Usage usage = run.usage();
        String untold = "not told by the engine";
        return new Table(
                "Tokens and cost",
                Table.headers("", List.of("Value")),
                List.of(
                        new Table.Row(
                                "Trained tokens",
                                List.of(Cell.number(
                                        usage.trainedTokens() == null
                                                ? untold
                                                : Numbers.count(usage.trainedTokens())))),
                        new Table.Row(
                                "Cost",
                                List.of(Cell.number(
                                        usage.cost() == null
                                                ? untold
                                                : usage.cost().toPlainString() + " " + usage.currency())))));
    }

    private static Table metrics(RunFacts run) {
        return new Table(
                "Figures of the training, by the engine's names",
                Table.headers("Figure", List.of("Value")),
                new TreeMap<>(run.trainingMetrics())
                        .entrySet().stream()
                                .map(figure -> new Table.Row(
                                        figure.getKey(), List.of(Cell.number(Numbers.plain(figure.getValue())))))
                                .toList());
    }
}
