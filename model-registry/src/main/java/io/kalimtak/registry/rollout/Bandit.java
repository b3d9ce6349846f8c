package io.kalimtak.registry.rollout;

import io.kalimtak.registry.decision.Difference;
import io.kalimtak.registry.decision.ExperimentEvidence;
import io.kalimtak.registry.decision.Measure;
import io.kalimtak.registry.decision.Policy;
import io.kalimtak.registry.decision.Thompson;
import io.kalimtak.registry.rollout.Experiment.Challenger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The next shares of an experiment that earns while it learns. */
@ApplicationScoped
class Bandit {
    /** A change that nobody would notice is none: every new table makes the comparison a little coarser. */
    private static final double NOTICEABLE = 0.02;

    private final DecisionConfig config;

    Bandit(DecisionConfig config) {
        this.config = config;
    }

    /**
     * Shares of those that take part, in their order; empty where they stay as they are.
     *
     * @param since when the present shares came into force
     */
    Optional<List<Double>> shares(ExperimentLook look, Instant since) {
        boolean due = !since.plus(config.banditEvery()).isAfter(look.found().at());
        if (look.experiment().allocation() != Allocation.THOMPSON || !due) {
            return Optional.empty();
        }
        List<Double> best = best(look.found().evidence(), look.found().policy().arm());
        List<Double> next = Thompson.shares(best, config.banditLeast());
        List<Double> others = next.subList(1, next.size());
        return changed(look.experiment().running(), others) ? Optional.of(others) : Optional.empty();
    }

    /** How likely each version is the best by ratings: the live one first, then those that take part. */
    static List<Double> best(ExperimentEvidence evidence, Policy policy) {
        return Thompson.best(
                evidence.arms().stream()
                        .map(arm -> arm.differences().getOrDefault(Measure.SCORE, Difference.NONE))
                        .toList(),
                policy.guards().get(Measure.SCORE).effect());
    }

    private static boolean changed(List<Challenger> arms, List<Double> shares) {
        return IntStream.range(0, arms.size())
                .anyMatch(i -> Math.abs(arms.get(i).share() - shares.get(i)) >= NOTICEABLE);
    }
}
