package io.kalimtak.registry.rollout;

import io.kalimtak.registry.db.Micros;
import io.kalimtak.registry.decision.DecideExperiment;
import io.kalimtak.registry.decision.Difference;
import io.kalimtak.registry.decision.ExperimentEvidence;
import io.kalimtak.registry.decision.ExperimentPolicy;
import io.kalimtak.registry.decision.Measure;
import io.kalimtak.registry.observation.ObservedExperiments;
import io.kalimtak.registry.observation.ObservedExperiments.ArrivedAt;
import io.kalimtak.registry.observation.ObservedExperiments.ObservedArm;
import io.kalimtak.registry.rollout.Experiment.Challenger;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads what people had and said of an experiment, and decides; changes nothing. */
@ApplicationScoped
class LookAtExperiment {
    private final ExperimentRecords records;
    private final ObservedExperiments observed;
    private final FailedRequests failed;
    private final RolloutPolicy policy;
    private final DecisionConfig config;
    private final Clock clock;

    LookAtExperiment(
            ExperimentRecords records,
            ObservedExperiments observed,
            FailedRequests failed,
            RolloutPolicy policy,
            DecisionConfig config,
            Clock clock) {
        this.records = records;
        this.observed = observed;
        this.failed = failed;
        this.policy = policy;
        this.config = config;
        this.clock = clock;
    }

    /** A look at an experiment under way. */
    ExperimentLook look(Rollout rollout) {
        Instant now = Micros.now(clock);
        Experiment experiment = records.experiment(rollout.id());
        Steered steered = records.steered(rollout.id());
        ExperimentEvidence evidence = evidence(rollout, experiment, steered, now);
        ExperimentPolicy terms =
                new ExperimentPolicy(policy.get().sharedBy(experiment.arms().size()), config.experimentLasts());
        return new ExperimentLook(
                rollout,
                experiment,
                steered,
                new ExperimentLook.Found(now, false, DecideExperiment.on(evidence, terms), evidence, terms));
    }

    /** What is known of those that take part. */
    ExperimentEvidence evidence(Rollout rollout, Experiment experiment, Steered steered, Instant now) {
        ExperimentTables tables = records.tables(rollout.id());
        Instant mature = now.minus(config.maturity());
        List<ObservedArm> had = mature.isAfter(steered.personAt())
                ? observed.byPerson(rollout.id(), tables.begins(), steered.personAt(), mature)
                : List.of();
        List<ArrivedAt> people = observed.arrived(rollout.id(), tables.begins(), now);
        return new ExperimentEvidence(
                Duration.between(steered.personAt(), now),
                experiment.running().stream()
                        .map(arm -> new ExperimentEvidence.Challenger(
                                arm.arm(),
                                arm.version(),
                                ExperimentTallies.rated(had, arm.arm()),
                                differences(rollout, arm, had, tables, steered.personAt(), now),
                                tables.arrivals(arm.arm(), people)))
                        .toList());
    }

    private Map<Measure, Difference> differences(
            Rollout rollout,
            Challenger arm,
            List<ObservedArm> had,
            ExperimentTables tables,
            Instant since,
            Instant until) {
        Map<Measure, Difference> differences = new EnumMap<>(ExperimentTallies.differences(had, arm.arm()));
        differences.put(
                Measure.ERRORS,
                Difference.of(failed.of(arm.version(), rollout.fromVersion(), tables::during, since, until)));
        return differences;
    }
}
