package io.kalimtak.training.report.section;

import io.kalimtak.prompt.GateCheck;
import io.kalimtak.prompt.GateVerdict;
import io.kalimtak.training.evaluation.Report;
import io.kalimtak.training.report.chart.Numbers;
import io.kalimtak.training.report.facts.ReportFacts;
import io.kalimtak.training.report.facts.RunFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came out, for the head of the page.
 *
 * @param badge in a word or two
 * @param style {@code better}, {@code worse} or {@code unclear}
 * @param lead in a sentence
 * @param reasons why it was refused or failed, or what it waits for
 */
record Outcome(String badge, String style, String lead, List<String> reasons) {
    static Outcome of(ReportFacts facts) {
        Report report = facts.report();
        if (report == null) {
            return ofRun(facts.run());
        }
        GateVerdict gate = report.body() == null ? null : report.body().gate();
        if (gate != null) {
            return gate.passed() ? passed(report) : refused(report, facts.run());
        }
        return switch (report.state()) {
            case "DONE" ->
                new Outcome(
                        "Measured",
                        "unclear",
                        "The live version " + report.liveVersion() + " on "
                                + report.body().evalRows() + " held-out rows.",
                        List.of());
            case "QUEUED" ->
                new Outcome("Waiting", "unclear", "The evaluation has not been made yet.", reasons(report.reason()));
            default -> new Outcome("Failed", "worse", "The evaluation could not be made.", reasons(report.reason()));
        };
    }

    private static Outcome passed(Report report) {
        return new Outcome(
                "Passed",
                "better",
                "The candidate " + report.candidateVersion() + " is better than the live version "
                        + report.liveVersion() + " by the gate's rules.",
                List.of());
    }

    private static Outcome refused(Report report, RunFacts run) {
        List<String> reasons = new ArrayList<>();
        for (GateCheck check : report.body().gate().checks()) {
            if (!check.passed()) {
                reasons.add(check.name() + " is " + Numbers.plain(check.value()) + ", its bound "
                        + Numbers.plain(check.bound()) + ": " + check.explanation() + ".");
            }
        }
        if (run != null && run.state().equals("FAILED")) {
            reasons.addAll(reasons(run.reason()));
        }
        return new Outcome(
                "Refused",
                "worse",
                "The candidate " + report.candidateVersion() + " may not take the place of the live version "
                        + report.liveVersion() + ".",
                reasons);
    }

    private static Outcome ofRun(RunFacts run) {
        return switch (run.state()) {
            case "FAILED" ->
                new Outcome("Failed", "worse", "The run failed before a version was measured.", reasons(run.reason()));
            case "REJECTED" ->
                new Outcome("Refused", "worse", "The run ended before it trained.", reasons(run.reason()));
            case "CANCELLED" ->
                new Outcome(
                        "Cancelled", "unclear", "The run was cancelled before it was measured.", reasons(run.reason()));
            default ->
                new Outcome(
                        "Under way",
                        "unclear",
                        "The run is " + run.state().toLowerCase(Locale.ROOT) + "; nothing has been measured yet.",
                        reasons(run.reason()));
        };
    }

    private static List<String> reasons(String reason) {
        return reason == null ? List.of() : List.of(reason);
    }
}
