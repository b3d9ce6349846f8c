package io.kalimtak.training.report.section;

import io.kalimtak.prompt.GateCheck;
import io.kalimtak.training.evaluation.Interval;
import io.kalimtak.training.evaluation.ReportBody;
import io.kalimtak.training.report.chart.Numbers;
import io.kalimtak.training.report.view.Cell;
import io.kalimtak.training.report.view.Section;
import io.kalimtak.training.report.view.Table;
import io.kalimtak.training.report.view.Table.Header;
import java.util.List;
import java.util.Map;

/** The verdict, check by check. */
final class GateSection {
    /** Checks that are named otherwise than the figure they look at. */
    private static final Map<String, String> FIGURE_OF_CHECK =
            Map.of("accuracy", "accuracy_cosine", "latency_p99", "latency_p99_ms");

    private static final String BETTER = "better";

    private GateSection() {}

    static Section of(ReportBody body) {
        List<GateCheck> checks = body.gate().checks();
        long failed = checks.stream().filter(check -> !check.passed()).count();
        String note = failed == 0
                ? "All " + checks.size() + " checks passed: the version may be rolled out."
                : failed + " of " + checks.size() + " checks failed: the version is kept, as refused.";
        Table table = new Table(
                "Checks of the promotion gate",
                List.of(
                        new Header("Check", ""),
                        new Header("Outcome", ""),
                        new Header("Value", "number"),
                        new Header("Bound", "number"),
                        new Header("Change, with interval", "number")),
                checks.stream().map(check -> row(check, body.intervals())).toList());
        return new Section("gate", "The gate's verdict", List.of(note), List.of(), List.of(table));
    }

    private static Table.Row row(GateCheck check, Map<String, Interval> intervals) {
        Interval interval = interval(check, intervals);
        return new Table.Row(
                check.name(),
                check.explanation(),
                List.of(
                        Cell.styled(check.passed() ? "✓ passed" : "✗ failed", check.passed() ? "better" : "worse"),
                        Cell.number(Numbers.plain(check.value())),
                        Cell.number(Numbers.plain(check.bound())),
                        Cell.number(interval == null ? "–" : text(interval))));
    }

    /** The figure to be better on is configuration; the check's explanation names it. */
    private static Interval interval(GateCheck check, Map<String, Interval> intervals) {
        if (!BETTER.equals(check.name())) {
            return intervals.get(FIGURE_OF_CHECK.getOrDefault(check.name(), check.name()));
        }
        return intervals.entrySet().stream()
                .filter(one -> check.explanation().contains(" gain in " + one.getKey() + " "))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String text(Interval interval) {
        return Numbers.signed(interval.difference(), 4) + " (" + Numbers.signed(interval.low(), 4) + " to "
                + Numbers.signed(interval.high(), 4) + ")";
    }
}
