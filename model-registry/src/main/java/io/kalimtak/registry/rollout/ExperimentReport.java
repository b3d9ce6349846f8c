package io.kalimtak.registry.rollout;

import io.kalimtak.registry.db.Micros;
import io.kalimtak.registry.decision.OffPolicy;
import io.kalimtak.registry.observation.ObservedExperiments;
import io.kalimtak.registry.rollout.ExperimentLook.Found;
import io.kalimtak.registry.rollout.ExperimentResponse.ArmResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known of an experiment's arms, now or when it ended. */
@ApplicationScoped
class ExperimentReport {
    private final ExperimentStore experiments;
    private final ExperimentDecisionStore decisions;
    private final ObservedExperiments observed;
    private final RolloutPolicy policy;
    private final Clock clock;

    ExperimentReport(
            ExperimentStore experiments,
            ExperimentDecisionStore decisions,
            ObservedExperiments observed,
            RolloutPolicy policy,
            Clock clock) {
        this.experiments = experiments;
        this.decisions = decisions;
        this.observed = observed;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * The report.
     *
     * @param estimates whether to estimate what each arm would have got from everybody; it reads every rating
     */
    ExperimentResponse of(Rollout rollout, boolean estimates) {
        Experiment experiment = experiments.find(rollout.id()).orElseThrow();
        Optional<Found> newest = decisions.of(rollout.id(), 1).stream().findFirst();
        Instant until = rollout.endedAt() == null ? Micros.now(clock) : rollout.endedAt();
        List<OffPolicy.Rated> rated = estimates ? observed.rated(rollout.id(), until) : List.of();
        ArmResponses arms = new ArmResponses(rollout, newest, policy.get(), rated);
        List<ArmResponse> all = new ArrayList<>(List.of(arms.live(experiment)));
        experiment.arms().forEach(arm -> all.add(arms.of(arm)));
        return ExperimentResponse.of(rollout, experiment, newest, all);
    }
}
