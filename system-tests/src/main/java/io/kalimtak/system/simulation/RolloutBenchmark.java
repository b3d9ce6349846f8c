package io.kalimtak.system.simulation;

import io.kalimtak.registry.decision.Verdict;
import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Goals;
import io.kalimtak.system.bench.Series;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often rollouts end as they should, by the registry's own decisions and by two rules that are often seen. Starts no
 * server; the same seed gives the same tables.
 */
public final class RolloutBenchmark {
    private static final double PERCENT = 100;
    private static final double ALPHA_PERCENT = 5;
    private static final double FOUND_PERCENT = 90;
    private static final double NANOS = 1e9;

    private final PrintStream out;
    private final int rollouts;
    private final long seed;

    private RolloutBenchmark(PrintStream out, int rollouts, long seed) {
        this.out = out;
        this.rollouts = rollouts;
        this.seed = seed;
    }

    /** Options as {@code ./kalimtak help} lists them; {@code kalimtak.home} names the built project. */
    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> defaults = new LinkedHashMap<>();
        defaults.put("rollouts", 1_000);
        defaults.put("seed", 20_261_129);
        defaults.put("write", 0);
        Bench.main("rollouts", defaults, arguments, RolloutBenchmark::run);
    }

    private static void run(Bench bench) throws IOException {
        RolloutBenchmark benchmark = new RolloutBenchmark(
                bench.out(),
                bench.options().positive("rollouts"),
                bench.options().of("seed"));
        List<Outcomes> nothing = benchmark.outcomes(Scenarios.NO_DIFFERENCE);
        List<Outcomes> ratings = benchmark.outcomes(Scenarios.RATINGS);
        List<Outcomes> machines = benchmark.outcomes(Scenarios.MACHINES);
        bench.out()
                .printf(
                        "%n%s%n%s%n%s%n",
                        Tables.withoutDifference(nothing),
                        Tables.withDifference(ratings),
                        Tables.withDifference(machines));
        if (bench.options().of("write") > 0) {
            Page page = new Page(bench.home().root());
            page.put("run", "`--rollouts %d --seed %d`%n".formatted(benchmark.rollouts, benchmark.seed));
            page.put("no-difference", Tables.withoutDifference(nothing));
            page.put("ratings", Tables.withDifference(ratings));
            page.put("machines", Tables.withDifference(machines));
            page.draw("no-difference", OutcomeChart.svg("Versions that do not differ", nothing));
            page.draw("ratings", OutcomeChart.svg("Versions that are liked less, or more", ratings));
            page.draw("one", benchmark.one(Scenarios.RATINGS.getFirst()));
        }
        benchmark.conclude(nothing, ratings);
    }

    private List<Outcomes> outcomes(List<Scenario> scenarios) {
        List<Outcomes> all = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            long began = System.nanoTime();
            for (Contender contender : Contender.values()) {
                all.add(Outcomes.of(scenario, contender, rollouts, seed));
            }
            out.printf("%-30s %4.0f s%n", scenario.title(), (System.nanoTime() - began) / NANOS);
        }
        return all;
    }

    /** The first of a scenario's rollouts as a picture. */
    private String one(Scenario scenario) {
        RegistryRule rule = new RegistryRule(RegistryRule.POLICY, scenario.shares());
        Outcome outcome = new Rollout(scenario, rule, Outcomes.random(seed, 0)).run();
        String title = "A version of %s: %s after %d hours"
                .formatted(
                        scenario.title(),
                        outcome.verdict() == Verdict.ROLL_BACK ? "rolled back" : "not rolled back",
                        outcome.hours());
        return IntervalChart.svg(title, rule.seen(), scenario.shares());
    }

    private void conclude(List<Outcomes> nothing, List<Outcomes> ratings) {
        Goals goals = new Goals(out);
        for (Outcomes outcomes : nothing) {
            if (outcomes.contender() == Contender.REGISTRY) {
                String name = "rolled back without a difference, upper bound, per cent: ";
                goals.atMost(
                        name + outcomes.scenario().title(), Series.of(PERCENT * Tables.bound(outcomes)), ALPHA_PERCENT);
            }
        }
        for (Outcomes outcomes : ratings) {
            if (outcomes.contender() == Contender.REGISTRY
                    && outcomes.scenario().candidate().stars()
                            <= Scenarios.HALF_A_STAR.candidate().stars()) {
                goals.atLeast(
                        "rolled back, per cent: " + outcomes.scenario().title(),
                        Series.of(PERCENT * outcomes.ended(Verdict.ROLL_BACK) / outcomes.number()),
                        FOUND_PERCENT);
            }
        }
        goals.conclude();
    }
}
