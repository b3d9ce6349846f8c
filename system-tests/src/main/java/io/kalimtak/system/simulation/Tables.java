package io.kalimtak.system.simulation;

import io.kalimtak.registry.decision.Verdict;
import io.kalimtak.system.bench.ClopperPearson;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Outcomes as tables in Markdown; shares in per cent of all rollouts. */
final class Tables {
    static final double CONFIDENCE = 0.95;
    private static final double PERCENT = 100;
    private static final double MEDIAN = 0.5;
    private static final double MOST = 0.9;
    private static final int DAY = 24;

    private Tables() {}

    /** Where there is no difference: how often each rule says that there is one, and how long it takes to say no. */
    static String withoutDifference(List<Outcomes> all) {
        return """
                | no difference | rule | rolled back | at most | held | promoted | days to the end | interval missed |
                | --- | --- | --- | --- | --- | --- | --- | --- |
                """ + all.stream().map(Tables::rowWithoutDifference).collect(Collectors.joining());
    }

    private static String rowWithoutDifference(Outcomes outcomes) {
        return row(
                outcomes.scenario().title(),
                outcomes.contender().title(),
                share(outcomes, Verdict.ROLL_BACK),
                percent(bound(outcomes)),
                share(outcomes, Verdict.HOLD),
                share(outcomes, Verdict.ADVANCE),
                days(outcomes, Verdict.ADVANCE),
                outcomes.contender() == Contender.REGISTRY
                        ? percent((double) outcomes.missed() / outcomes.number())
                        : "");
    }

    /** Where there is one: what was found, and what it cost until then. */
    static String withDifference(List<Outcomes> all) {
        return """
                | version | rule | rolled back | held | promoted | until rolled back: hours | its ratings | its answers | its people |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                """ + all.stream().map(Tables::rowWithDifference).collect(Collectors.joining());
    }

    private static String rowWithDifference(Outcomes outcomes) {
        return row(
                outcomes.scenario().title(),
                outcomes.contender().title(),
                share(outcomes, Verdict.ROLL_BACK),
                share(outcomes, Verdict.HOLD),
                share(outcomes, Verdict.ADVANCE),
                untilRolledBack(outcomes, Outcome::hours),
                untilRolledBack(outcomes, Outcome::ratings),
                untilRolledBack(outcomes, Outcome::answers),
                untilRolledBack(outcomes, Outcome::people));
    }

    /** The share of rollouts that were rolled back may be so large, by these. */
    static double bound(Outcomes outcomes) {
        return ClopperPearson.upper(outcomes.ended(Verdict.ROLL_BACK), outcomes.number(), CONFIDENCE);
    }

    private static String share(Outcomes outcomes, Verdict verdict) {
        return percent((double) outcomes.ended(verdict) / outcomes.number());
    }

    private static String percent(double share) {
        return text("%.1f %%", PERCENT * share);
    }

    private static String days(Outcomes outcomes, Verdict verdict) {
        double median = outcomes.quantile(verdict, Outcome::hours, MEDIAN);
        double most = outcomes.quantile(verdict, Outcome::hours, MOST);
        return Double.isNaN(median) ? "" : text("%.1f (%.1f)", median / DAY, most / DAY);
    }

    private static String untilRolledBack(Outcomes outcomes, ToIntFunction<Outcome> figure) {
        double median = outcomes.quantile(Verdict.ROLL_BACK, figure, MEDIAN);
        double most = outcomes.quantile(Verdict.ROLL_BACK, figure, MOST);
        return Double.isNaN(median) ? "" : text("%,.0f (%,.0f)", median, most);
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
