package io.kalimtak.system.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.registry.decision.Verdict;
import org.junit.jupiter.api.Test;

/** Some dozens of rollouts by the registry's decisions; docs/rollouts.md has thousands. */
class RolloutTest {
    private static final int ROLLOUTS = 24;
    private static final long SEED = 7;

    @Test
    void shouldRollBackAVersionOfOneStarLess() {
        Outcomes outcomes = outcomes(Scenario.of("worse", Candidate.SAME.withStars(-1)), Contender.REGISTRY);

        assertThat(outcomes.ended(Verdict.ADVANCE)).isZero();
        assertThat(outcomes.ended(Verdict.ROLL_BACK)).isGreaterThanOrEqualTo(ROLLOUTS * 3 / 4);
    }

    @Test
    void shouldPromoteMostVersionsThatAreNoWorseAndRollBackNone() {
        Outcomes outcomes = outcomes(Scenario.usual("same"), Contender.REGISTRY);

        // Of a rule whose error is 1 % in truth, two of 24 are seen once in forty seeds; this seed is none of them.
        assertThat(outcomes.ended(Verdict.ROLL_BACK)).isLessThanOrEqualTo(1);
        assertThat(outcomes.ended(Verdict.ADVANCE)).isGreaterThanOrEqualTo(ROLLOUTS / 2);
    }

    @Test
    void shouldHoldInTheFirstStepWhenNobodyRates() {
        Outcomes outcomes = outcomes(Scenario.usual("silence").with(Crowd.USUAL.withRaters(0, 0)), Contender.REGISTRY);

        assertThat(outcomes.all()).allSatisfy(outcome -> {
            assertThat(outcome.verdict()).isEqualTo(Verdict.HOLD);
            assertThat(outcome.step()).isZero();
            assertThat(outcome.hours()).isEqualTo(RegistryRule.POLICY.maxStep().toHours());
        });
    }

    @Test
    void shouldHoldWhenRecordsOfTheCandidateAreLost() {
        Outcomes outcomes = outcomes(Scenario.usual("lost").withLost(0.3), Contender.REGISTRY);

        assertThat(outcomes.ended(Verdict.HOLD)).isEqualTo(ROLLOUTS);
    }

    @Test
    void shouldEndAlikeWithTheSameSeedAndOtherwiseWithAnother() {
        Scenario scenario = Scenario.usual("same");

        Outcomes one = Outcomes.of(scenario, Contender.T_TEST, ROLLOUTS, SEED);

        assertThat(Outcomes.of(scenario, Contender.T_TEST, ROLLOUTS, SEED).all())
                .isEqualTo(one.all());
        assertThat(Outcomes.of(scenario, Contender.T_TEST, ROLLOUTS, SEED + 1).all())
                .isNotEqualTo(one.all());
    }

    private static Outcomes outcomes(Scenario scenario, Contender contender) {
        return Outcomes.of(scenario, contender, ROLLOUTS, SEED);
    }
}
