package io.kalimtak.registry.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.kalimtak.registry.decision.ExperimentDecision.Verdict;
import io.kalimtak.registry.decision.ExperimentEvidence.Challenger;
import io.kalimtak.registry.decision.SampleRatio.Arrivals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecideExperimentTest {
    private static final Duration LONG = Duration.ofHours(5);
    private static final Duration OVER = Duration.ofDays(28);
    private static final Policy ONE = new Policy(
            Map.of(
                    Measure.SCORE, new Guard(0.025, 0.2, 0.3, 30),
                    Measure.ERRORS, new Guard(0.004, 0.01, 0.02, 30)),
            0.001,
            20,
            0.05,
            Duration.ofHours(4),
            Duration.ofDays(7));
    private static final ExperimentPolicy POLICY = new ExperimentPolicy(ONE.sharedBy(2), OVER);

    @Test
    void shouldDropWhoIsProvenWorseAndGoOnWithTheOthers() {
        ExperimentDecision decision = decide(LONG, arm("one", -0.5, 0.005), arm("two", 0.01, 0.005));

        assertThat(decision.verdict()).isEqualTo(Verdict.DROP);
        assertThat(decision.dropped()).containsExactly("one");
        assertThat(decision.reason()).startsWith("one proven worse: score -0.5000 (");
    }

    @Test
    void shouldRollBackWhenNobodyIsLeft() {
        ExperimentDecision decision = decide(Duration.ofMinutes(1), arm("one", -0.5, 0.005), arm("two", -0.6, 0.005));

        assertThat(decision.verdict()).isEqualTo(Verdict.ROLL_BACK);
        assertThat(decision.dropped()).containsExactly("one", "two");
    }

    @Test
    void shouldGiveAllTrafficToTheLeaderThatIsProvenBetter() {
        ExperimentDecision decision = decide(LONG, arm("one", 0.3, 0.003), arm("two", 0.4, 0.003));

        assertThat(decision.verdict()).isEqualTo(Verdict.CONCLUDE);
        assertThat(decision.winner()).isEqualTo("two");
        assertThat(decide(Duration.ofHours(3), arm("one", 0.3, 0.003), arm("two", 0.4, 0.003))
                        .verdict())
                .isEqualTo(Verdict.WAIT);
    }

    @Test
    void shouldWaitWhileTheLeaderIsNotProvenThoughAnotherIs() {
        // One is proven better; two looks better still, and may be.
        ExperimentDecision decision = decide(LONG, arm("one", 0.3, 0.003), arm("two", 0.5, 0.05));

        assertThat(decision.verdict()).isEqualTo(Verdict.WAIT);
    }

    @Test
    void shouldHoldWhenItIsOverAndNobodyHasWon() {
        assertThat(decide(OVER, arm("one", 0.1, 0.01)).verdict()).isEqualTo(Verdict.HOLD);
        assertThat(decide(LONG, arm("one", 0.1, 0.01)).verdict()).isEqualTo(Verdict.WAIT);
        assertThat(decide(OVER, new Challenger("one", "v1", 0, Map.of(), List.of()))
                        .reason())
                .isEqualTo("the experiment is over and nobody has won: one score, 0 people, too few to say");
    }

    @Test
    void shouldHoldBeforeAllElseWhenAnArmLacksPeople() {
        Challenger lacking = new Challenger(
                "one", "v1", 500, Map.of(Measure.SCORE, score(-0.5, 0.005)), List.of(new Arrivals(0.5, 5_000, 4_000)));

        ExperimentDecision decision = decide(LONG, lacking, arm("two", 0.4, 0.003));

        assertThat(decision.verdict()).isEqualTo(Verdict.HOLD);
        assertThat(decision.reason()).startsWith("one and live do not have the people");
    }

    @Test
    void shouldJudgeEachArmByItsPartOfTheErrorsThatAreAllowedFor() {
        assertThat(ONE.sharedBy(2).guards().get(Measure.SCORE).alpha()).isCloseTo(0.0125, within(1e-12));
        assertThat(ONE.sharedBy(2).sampleRatioAlpha()).isCloseTo(0.0005, within(1e-12));
        // Enough for one arm, too little where two are looked at.
        Challenger worse = arm("one", -0.3, 0.0078);

        assertThat(DecideExperiment.on(new ExperimentEvidence(LONG, List.of(worse)), new ExperimentPolicy(ONE, OVER))
                        .verdict())
                .isEqualTo(Verdict.ROLL_BACK);
        assertThat(decide(LONG, worse).verdict()).isEqualTo(Verdict.WAIT);
    }

    @Test
    void shouldDecideTheSameFromWhatWasStored() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
        ExperimentEvidence evidence = new ExperimentEvidence(
                LONG,
                List.of(
                        arm("one", -0.1, 0.0371),
                        new Challenger("two", "v2", 3, Map.of(), List.of(new Arrivals(0.4, 10, 7)))));

        ExperimentEvidence again = json.readValue(json.writeValueAsString(evidence), ExperimentEvidence.class);
        ExperimentPolicy policy = json.readValue(json.writeValueAsString(POLICY), ExperimentPolicy.class);
        ExperimentDecision decision = DecideExperiment.on(evidence, POLICY);

        assertThat(DecideExperiment.on(again, policy)).isEqualTo(decision);
        assertThat(json.readValue(json.writeValueAsString(decision), ExperimentDecision.class))
                .isEqualTo(decision);
    }

    private static ExperimentDecision decide(Duration running, Challenger... arms) {
        return DecideExperiment.on(new ExperimentEvidence(running, List.of(arms)), POLICY);
    }

    private static Challenger arm(String name, double estimate, double variance) {
        return new Challenger(name, "v-" + name, 500, Map.of(Measure.SCORE, score(estimate, variance)), List.of());
    }

    private static Difference score(double estimate, double variance) {
        return new Difference(estimate, variance, 4, 4 + estimate, 500, 500, 900, 900);
    }
}
