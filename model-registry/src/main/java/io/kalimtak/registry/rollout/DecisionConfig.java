package io.kalimtak.registry.rollout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** By what canaries are decided; docs/rollouts.md says what each does and how often the rule then errs. */
@ConfigMapping(prefix = "kalimtak.registry.decision")
public interface DecisionConfig {
    /** Whether measurements move a canary on and back where its request does not say so. */
    @WithDefault("true")
    boolean automatic();

    /** How often is looked; {@code off}: never. */
    @WithDefault("1m")
    String every();

    /** Probability that a version which is no worse is rolled back, over all measures and looks. */
    @WithDefault("0.05")
    @DecimalMin("0.0001")
    @DecimalMax("0.5")
    double alpha();

    /** Probability of a false alarm about the arms' sizes, over all looks. */
    @WithDefault("0.001")
    @DecimalMin("0.000001")
    @DecimalMax("0.1")
    double sampleRatioAlpha();

    /** Answers younger than this are not compared: ratings of them are still on their way. */
    @WithDefault("1h")
    Duration maturity();

    /** People who must have rated the candidate's answers of a step before it may go on. */
    @WithDefault("20")
    @Min(0)
    long minRated();

    /** Share of the traffic up to which a version goes on though its ratings point down: fewer people prove nothing. */
    @WithDefault("0.05")
    @DecimalMin("0")
    @DecimalMax("0.5")
    double doubtfulShare();

    @WithDefault("4h")
    Duration minStep();

    /** After so long without enough ratings a step is held for a person to look at. */
    @WithDefault("7d")
    Duration maxStep();

    /** After so long without a winner an experiment is held for a person to look at. */
    @WithDefault("28d")
    Duration experimentLasts();

    /** How long a bandit keeps its shares at least. */
    @WithDefault("6h")
    Duration banditEvery();

    /** Share of the traffic that every arm of a bandit keeps at least: what gets none is never known better. */
    @WithDefault("0.05")
    @DecimalMin("0.001")
    @DecimalMax("0.15")
    double banditLeast();

    /** How often a rollout that waits is written down, beside every decision that says something new. */
    @WithDefault("1h")
    Duration recordEvery();

    /** How long a version that took all traffic is compared with the one before; 0 for not at all. */
    @WithDefault("14d")
    Duration watchedFor();

    /** How much of the record of the one before counts: what it answered in this time before it was replaced. */
    @WithDefault("28d")
    Duration comparedWith();

    /** By measure (score, satisfied, accepted, errors, latency, refusals, length, cost), what differs from the defaults. */
    Map<String, MeasureGuard> guards();

    /** How one measure is watched; what is left out is as by default. */
    interface MeasureGuard {
        /** Whether it is watched at all; ratings always are. */
        Optional<Boolean> watched();

        /** How much worse is borne: in the measure's unit; of times and lengths as a share of the live version's mean. */
        OptionalDouble margin();

        /** The size of difference to be found soonest, in the same unit. */
        OptionalDouble effect();

        /** People in each arm before the measure may say anything. */
        OptionalLong minPeople();
    }
}
