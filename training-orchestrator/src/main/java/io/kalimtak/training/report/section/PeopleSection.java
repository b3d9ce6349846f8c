package io.kalimtak.training.report.section;

import io.kalimtak.training.evaluation.Judged;
import io.kalimtak.training.evaluation.Satisfaction;
import io.kalimtak.training.report.chart.BarChart;
import io.kalimtak.training.report.chart.Chart;
import io.kalimtak.training.report.chart.IntervalChart;
import io.kalimtak.training.report.chart.IntervalChart.Reading;
import io.kalimtak.training.report.chart.Numbers;
import io.kalimtak.training.report.view.Cell;
import io.kalimtak.training.report.view.Section;
import io.kalimtak.training.report.view.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What people said of the versions, and what a judge model did. */
final class PeopleSection {
    private PeopleSection() {}

    static Section satisfaction(Map<String, Satisfaction> byVersion) {
        Map<String, Satisfaction> sorted = new TreeMap<>(byVersion);
        List<IntervalChart.Row> means = new ArrayList<>();
        List<IntervalChart.Row> liked = new ArrayList<>();
        List<Table.Row> rows = new ArrayList<>();
        sorted.forEach((version, said) -> {
            means.add(new IntervalChart.Row(version, said.mean(), said.meanLow(), said.meanHigh(), Reading.UNCLEAR));
            liked.add(new IntervalChart.Row(version, said.liked(), said.likedLow(), said.likedHigh(), Reading.UNCLEAR));
            rows.add(new Table.Row(
                    version,
                    List.of(
                            Cell.number(Numbers.count(said.ratings())),
                            Cell.number(Numbers.fixed(said.mean(), 2) + between(said.meanLow(), said.meanHigh())),
                            Cell.number(Numbers.percent(said.liked()) + " (" + Numbers.percent(said.likedLow()) + " to "
                                    + Numbers.percent(said.likedHigh()) + ")"))));
        });
        Table table = new Table(
                "What people said",
                Table.headers(
                        "Version", List.of("Ratings", "Mean score, with interval", "Share of 4 or 5, with interval")),
                rows);
        return new Section(
                "satisfaction",
                "What people say",
                List.of("Ratings of answers, 1 to 5, with confidence intervals."),
                charts(means, liked),
                List.of(table));
    }

    private static List<Chart> charts(List<IntervalChart.Row> means, List<IntervalChart.Row> liked) {
        return List.of(
                IntervalChart.draw(
                        "Mean score by version",
                        "up is better",
                        "score, 1–5",
                        false,
                        means,
                        score -> Numbers.fixed(score, 2)),
                IntervalChart.draw(
                        "Ratings of 4 or 5 by version",
                        "up is better",
                        "share of ratings, 0–1",
                        false,
                        liked,
                        Numbers::percent));
    }

    private static String between(double low, double high) {
        return " (" + Numbers.fixed(low, 2) + " to " + Numbers.fixed(high, 2) + ")";
    }

    static Section judge(Judged judged) {
        String note = judged.model() + " compared " + judged.pairs()
                + " pairs of answers, each in both orders; a verdict that changes with the order is a tie."
                + (judged.failed() == 0 ? "" : " " + judged.failed() + " pairs gave no readable verdict.");
        Chart chart = BarChart.draw(
                "Verdicts of the judge",
                "",
                "pairs of answers",
                List.of("Pairs"),
                List.of(
                        new BarChart.Group("candidate better", List.of((double) judged.wins())),
                        new BarChart.Group("tie", List.of((double) judged.ties())),
                        new BarChart.Group("live better", List.of((double) judged.losses()))),
                pairs -> Numbers.count(Math.round(pairs)));
        List<Table.Row> rows = new ArrayList<>(List.of(
                row("Candidate better", Numbers.count(judged.wins())),
                row("Tie", Numbers.count(judged.ties())),
                row("Live better", Numbers.count(judged.losses())),
                row(
                        "Win rate, ties as half",
                        Numbers.percent(judged.winRate()) + ends(judged.winRateLow(), judged.winRateHigh())),
                row("Same verdict in both orders", Numbers.percent(judged.consistency()))));
        Judged.Agreement agreement = judged.agreement();
        if (agreement != null) {
            rows.add(row(
                    "Agreement with people, " + Numbers.count(agreement.pairs()) + " pairs",
                    Numbers.percent(agreement.share()) + ends(agreement.low(), agreement.high())));
        }
        Table table = new Table("What the judge said", Table.headers("", List.of("Value")), rows);
        return new Section("judge", "What a judge model says", List.of(note), List.of(chart), List.of(table));
    }

    private static String ends(double low, double high) {
        return " (" + Numbers.percent(low) + " to " + Numbers.percent(high) + ")";
    }

    private static Table.Row row(String name, String value) {
        return new Table.Row(name, List.of(Cell.number(value)));
    }
}
