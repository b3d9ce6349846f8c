package io.kalimtak.registry.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.kalimtak.registry.decision.Finding.Outcome;
import io.kalimtak.registry.decision.SampleRatio.Arrivals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecideTest {
    private static final Duration SHORT = Duration.ofHours(3);
    private static final Duration LONG = Duration.ofHours(5);
    private static final Duration OVER = Duration.ofDays(7);

    private static final Policy POLICY = new Policy(
            Map.of(
                    Measure.SCORE, new Guard(0.025, 0.2, 0.3, 30),
                    Measure.ERRORS, new Guard(0.004, 0.01, 0.02, 30),
                    Measure.LATENCY, new Guard(0.004, 0.25, 0.25, 30)),
            0.001,
            20,
            0.05,
            Duration.ofHours(4),
            OVER);

    @Test
    void shouldWaitAndThenHoldWhenNobodySaysAnything() {
        Evidence nothing = new Evidence(0, 0.05, LONG, 0, Map.of(), List.of());
        Evidence still = new Evidence(0, 0.05, OVER, 0, Map.of(), List.of());

        assertThat(Decide.on(nothing, POLICY).verdict()).isEqualTo(Verdict.WAIT);
        assertThat(Decide.on(nothing, POLICY).reason()).isEqualTo("ratings of 0 people in this step, of 20");
        assertThat(Decide.on(still, POLICY).verdict()).isEqualTo(Verdict.HOLD);
        assertThat(Decide.on(still, POLICY).findings())
                .extracting(Finding::outcome)
                .containsOnly(Outcome.TOO_FEW);
    }

    @Test
    void shouldAdvanceWhenAStepLastedAndEnoughPeopleRatedAndNothingPointsDown() {
        assertThat(verdict(0.25, LONG, 20, score(-0.19, 0.05))).isEqualTo(Verdict.ADVANCE);
        assertThat(verdict(0.25, SHORT, 20, score(-0.19, 0.05))).isEqualTo(Verdict.WAIT);
        assertThat(verdict(0.25, LONG, 19, score(-0.19, 0.05))).isEqualTo(Verdict.WAIT);
        assertThat(verdict(0.25, LONG, 20, score(-0.2, 0.05))).isEqualTo(Verdict.WAIT);
        assertThat(verdict(0.25, OVER, 20, score(-0.2, 0.05))).isEqualTo(Verdict.HOLD);
    }

    @Test
    void shouldLearnFromMorePeopleUpToASmallShareThoughRatingsPointDown() {
        assertThat(verdict(0.05, LONG, 20, score(-0.6, 0.05))).isEqualTo(Verdict.ADVANCE);
        assertThat(verdict(0.051, LONG, 20, score(-0.6, 0.05))).isEqualTo(Verdict.WAIT);
        assertThat(verdict(0.05, LONG, 19, score(-0.6, 0.05))).isEqualTo(Verdict.WAIT);
        assertThat(verdict(0.05, LONG, 20, score(-0.6, 0.01))).isEqualTo(Verdict.ROLL_BACK);
    }

    @Test
    void shouldGoToAllTrafficOnlyWhenNoWorseIsProven() {
        assertThat(verdict(1, LONG, 500, score(0, 0.01))).isEqualTo(Verdict.WAIT);
        assertThat(verdict(1, OVER, 500, score(0, 0.01))).isEqualTo(Verdict.HOLD);
        assertThat(verdict(1, LONG, 500, score(0, 0.003))).isEqualTo(Verdict.ADVANCE);
        assertThat(verdict(1, LONG, 500, score(-0.1, 0.003))).isEqualTo(Verdict.WAIT);
    }

    @Test
    void shouldRollBackWhenRatingsAreProvenWorseInAnyStepAtAnyTime() {
        Decision decision = decision(0.25, Duration.ZERO, 0, score(-0.5, 0.01));

        assertThat(decision.verdict()).isEqualTo(Verdict.ROLL_BACK);
        assertThat(decision.reason()).startsWith("proven worse: score -0.5000 (");
        assertThat(verdict(1, LONG, 500, score(0.5, 0.01))).isEqualTo(Verdict.ADVANCE);
    }

    @Test
    void shouldSayNothingOfRatingsBelowTheLeastNumberOfPeople() {
        Difference few = new Difference(-2, 0.01, 4, 2, 500, 29, 900, 40);
        Difference enough = new Difference(-2, 0.01, 4, 2, 500, 30, 900, 40);

        assertThat(verdict(0.25, LONG, 29, few)).isEqualTo(Verdict.WAIT);
        assertThat(verdict(0.25, LONG, 30, enough)).isEqualTo(Verdict.ROLL_BACK);
    }

    @Test
    void shouldRollBackForErrorsAndLatencyOnlyBeyondTheirMargins() {
        assertThat(machines(Measure.ERRORS, new Difference(0.02, 1e-6, 0.01, 0.03, 4000, 4000, 9000, 9000)))
                .isEqualTo(Verdict.ROLL_BACK);
        assertThat(machines(Measure.ERRORS, new Difference(0.009, 1e-6, 0.01, 0.019, 4000, 4000, 9000, 9000)))
                .isEqualTo(Verdict.WAIT);
        assertThat(machines(Measure.LATENCY, new Difference(400, 400, 800, 1200, 4000, 4000, 9000, 9000)))
                .isEqualTo(Verdict.ROLL_BACK);
        assertThat(machines(Measure.LATENCY, new Difference(190, 400, 800, 990, 4000, 4000, 9000, 9000)))
                .isEqualTo(Verdict.WAIT);
        assertThat(machines(Measure.LATENCY, new Difference(-400, 400, 800, 400, 4000, 4000, 9000, 9000)))
                .isEqualTo(Verdict.WAIT);
    }

    @Test
    void shouldHoldRatherThanRollBackWhenPeopleOfOneArmAreMissing() {
        Evidence missing = new Evidence(
                3, 1, LONG, 500, Map.of(Measure.SCORE, score(-0.5, 0.01)), List.of(new Arrivals(0.5, 5_000, 4_000)));

        Decision decision = Decide.on(missing, POLICY);

        assertThat(decision.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(decision.sampleRatioP()).isLessThan(0.001);
        assertThat(decision.reason()).startsWith("the arms do not have the people that their shares ask for (p = ");
    }

    @Test
    void shouldNotTakeAgreementForProof() {
        // Thirty people said the same; the next one may say the opposite.
        Difference same = new Difference(-0.3, 1e-9, 4, 3.7, 500, 30, 900, 30);

        assertThat(verdict(0.25, LONG, 30, same)).isNotEqualTo(Verdict.ROLL_BACK);
    }

    @Test
    void shouldLetAShadowThroughWhenAllThatWasMeasuredIsSafe() {
        Difference slower = new Difference(400, 400, 800, 1200, 4000, 4000, 9000, 9000);
        Difference asFast = new Difference(2, 400, 800, 802, 4000, 4000, 9000, 9000);
        Difference few = new Difference(2, 400, 800, 802, 20, 20, 20, 20);

        assertThat(shadow(LONG, asFast).verdict()).isEqualTo(Verdict.ADVANCE);
        assertThat(shadow(SHORT, asFast).reason()).isEqualTo("a shadow lasts PT4H at least");
        assertThat(shadow(SHORT, slower).verdict()).isEqualTo(Verdict.ROLL_BACK);
        assertThat(shadow(LONG, few).verdict()).isEqualTo(Verdict.WAIT);
        assertThat(shadow(OVER, few).verdict()).isEqualTo(Verdict.HOLD);
        // Nobody rates what nobody sees: ratings are no part of it.
        assertThat(shadow(LONG, asFast).findings()).extracting(Finding::measure).containsExactly(Measure.LATENCY);
    }

    private static Decision shadow(Duration lasted, Difference latency) {
        return Decide.shadow(new Evidence(0, 0, lasted, 4000, Map.of(Measure.LATENCY, latency), List.of()), POLICY);
    }

    @Test
    void shouldDecideTheSameFromWhatWasStored() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
        Evidence evidence = new Evidence(
                2,
                0.5,
                Duration.ofMinutes(301),
                57,
                Map.of(Measure.SCORE, score(-0.1, 0.0371), Measure.ERRORS, Difference.NONE),
                List.of(new Arrivals(0.01, 5_021, 49), Arrivals.returning(0.01, 0.05, 900, 41)));

        Evidence evidenceAgain = json.readValue(json.writeValueAsString(evidence), Evidence.class);
        Policy policyAgain = json.readValue(json.writeValueAsString(POLICY), Policy.class);
        Decision decision = Decide.on(evidence, POLICY);

        assertThat(evidenceAgain).isEqualTo(evidence);
        assertThat(policyAgain).isEqualTo(POLICY);
        assertThat(Decide.on(evidenceAgain, policyAgain)).isEqualTo(decision);
        assertThat(json.readValue(json.writeValueAsString(decision), Decision.class))
                .isEqualTo(decision);
    }

    private static Verdict machines(Measure measure, Difference difference) {
        return Decide.on(new Evidence(1, 0.25, SHORT, 0, Map.of(measure, difference), List.of()), POLICY)
                .verdict();
    }

    private static Verdict verdict(double nextShare, Duration atStep, long rated, Difference score) {
        return decision(nextShare, atStep, rated, score).verdict();
    }

    private static Decision decision(double nextShare, Duration atStep, long rated, Difference score) {
        return Decide.on(new Evidence(1, nextShare, atStep, rated, Map.of(Measure.SCORE, score), List.of()), POLICY);
    }

    private static Difference score(double estimate, double variance) {
        return new Difference(estimate, variance, 4, 4 + estimate, 500, 500, 900, 900);
    }
}
