package io.kalimtak.system.simulation;

import io.kalimtak.registry.decision.Verdict;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** One rollout from its first step to its end, looked at every hour. */
final class Rollout {
    private final Scenario scenario;
    private final World world;
    private final Rule rule;
    private final Set<Long> reached = new HashSet<>();
    private int step;
    private int begun;
    private int answers;
    private int ratings;

    Rollout(Scenario scenario, Rule rule, RandomGenerator random) {
        this.scenario = scenario;
        this.rule = rule;
        this.world = new World(scenario, random);
    }

    /** What became of it. The rule must not wait for ever. */
    Outcome run() {
        for (int hour = 0; ; hour++) {
            world.pass(hour, step).forEach(this::count);
            int look = hour + 1;
            world.matureAt(look).forEach(rule::answered);
            world.ratedAt(look).forEach(answer -> {
                ratings += answer.candidate() ? 1 : 0;
                rule.rated(answer);
            });
            boolean beforeLast = step == scenario.shares().size() - 1;
            Verdict verdict = rule.at(
                    new Look(step, beforeLast ? 1 : scenario.shares().get(step + 1), Duration.ofHours(look - begun)));
            if (verdict == Verdict.ADVANCE && !beforeLast) {
                step++;
                begun = look;
            } else if (verdict != Verdict.WAIT) {
                return outcome(verdict, look);
            }
        }
    }

    private void count(Answer answer) {
        if (answer.candidate()) {
            answers++;
            reached.add(answer.person());
        }
    }

    private Outcome outcome(Verdict verdict, int hours) {
        return new Outcome(
                verdict,
                step,
                hours,
                ratings,
                answers,
                reached.size(),
                rule.missed(scenario.candidate().stars()));
    }
}
