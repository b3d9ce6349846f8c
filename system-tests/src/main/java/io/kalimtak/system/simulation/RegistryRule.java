package io.kalimtak.system.simulation;

import io.kalimtak.registry.decision.ArrivalCounts;
import io.kalimtak.registry.decision.Comparison;
import io.kalimtak.registry.decision.Decide;
import io.kalimtak.registry.decision.Decision;
import io.kalimtak.registry.decision.Difference;
import io.kalimtak.registry.decision.Evidence;
import io.kalimtak.registry.decision.Finding;
import io.kalimtak.registry.decision.Guard;
import io.kalimtak.registry.decision.Measure;
import io.kalimtak.registry.decision.Policy;
import io.kalimtak.registry.decision.Tally;
import io.kalimtak.registry.decision.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The registry's rule: its own classes decide. */
final class RegistryRule implements Rule {
    /** Half of the errors that are allowed is for ratings, the rest for seven other measures, of which two have data here. */
    static final Policy POLICY = policy();

    private final Policy policy;
    private final Map<Measure, Comparison> comparisons = new EnumMap<>(Measure.class);
    private final ArrivalCounts arrivals;
    private final StepRaters raters = new StepRaters();
    private final List<Seen> seen = new ArrayList<>();

    /** What was known of the ratings' difference at a look; nothing is where too few people rated. */
    record Seen(int step, double estimate, double lower, double upper) {}

    RegistryRule(Policy policy, List<Double> shares) {
        this.policy = policy;
        this.arrivals = new ArrivalCounts(shares);
        for (Measure measure : List.of(Measure.SCORE, Measure.ERRORS, Measure.LATENCY)) {
            comparisons.put(measure, new Comparison());
        }
    }

    private static Policy policy() {
        double others = 0.025 / 7;
        return new Policy(
                Map.of(
                        Measure.SCORE, new Guard(0.025, 0.2, 0.3, 30),
                        Measure.ERRORS, new Guard(others, 0.01, 0.02, 30),
                        Measure.LATENCY, new Guard(others, 0.25, 0.25, 30)),
                0.001,
                20,
                0.05,
                Duration.ofHours(4),
                Duration.ofDays(7));
    }

    @Override
    public void answered(Answer answer) {
        arrivals.add(answer.person(), answer.step(), answer.candidate());
        add(Measure.ERRORS, answer, answer.failed() ? 1 : 0);
        if (!answer.failed()) {
            add(Measure.LATENCY, answer, answer.milliseconds());
        }
    }

    @Override
    public void rated(Answer answer) {
        raters.add(answer);
        add(Measure.SCORE, answer, answer.stars());
    }

    private void add(Measure measure, Answer answer, double value) {
        comparisons.get(measure).add(new Tally(answer.person(), answer.step(), answer.candidate(), 1, value));
    }

    @Override
    public Verdict at(Look look) {
        Map<Measure, Difference> differences = new EnumMap<>(Measure.class);
        comparisons.forEach((measure, comparison) -> differences.put(measure, comparison.difference()));
        Decision decision = Decide.on(
                new Evidence(
                        look.step(),
                        look.nextShare(),
                        look.atStep(),
                        raters.of(look.step()),
                        differences,
                        arrivals.counted()),
                policy);
        decision.findings().stream()
                .filter(finding -> finding.measure() == Measure.SCORE)
                .forEach(score -> seen.add(seen(look.step(), score)));
        return decision.verdict();
    }

    private static Seen seen(int step, Finding score) {
        return score.lower() == null
                ? new Seen(step, Double.NaN, Double.NaN, Double.NaN)
                : new Seen(step, score.estimate(), score.lower(), score.upper());
    }

    /** Look by look. */
    List<Seen> seen() {
        return List.copyOf(seen);
    }

    @Override
    public boolean missed(double difference) {
        return seen.stream().anyMatch(look -> look.lower() > difference || look.upper() < difference);
    }
}
