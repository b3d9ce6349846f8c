package io.kalimtak.system.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kalimtak.registry.decision.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RivalsTest {
    private static final Look LOOK = new Look(0, 0.25, Duration.ofHours(5));

    @Test
    void shouldRollBackByTheThresholdFromFiftyRatingsOn() {
        FixedThreshold rule = new FixedThreshold();
        rate(rule, false, 100, 4, 4);
        rate(rule, true, 49, 3, 4);

        assertThat(rule.at(LOOK)).isNotEqualTo(Verdict.ROLL_BACK);
        rate(rule, true, 1, 3, 4);
        assertThat(rule.at(LOOK)).isEqualTo(Verdict.ROLL_BACK);
    }

    @Test
    void shouldHaveStudentsQuantiles() {
        assertThat(RepeatedTTest.critical(10)).isCloseTo(2.2281, within(0.005));
        assertThat(RepeatedTTest.critical(30)).isCloseTo(2.0423, within(0.001));
        assertThat(RepeatedTTest.critical(1e9)).isCloseTo(1.96, within(0.0001));
    }

    @Test
    void shouldRollBackWhatTheTTestFindsWorseAndPromoteWhatItWasPlannedFor() {
        RepeatedTTest worse = new RepeatedTTest();
        rate(worse, false, 200, 3, 5);
        rate(worse, true, 200, 3, 4);
        RepeatedTTest same = new RepeatedTTest();
        rate(same, false, 1_000, 3, 5);
        rate(same, true, RepeatedTTest.PLANNED - 1, 3, 5);
        Look last = new Look(0, 1, Duration.ofHours(5));

        assertThat(worse.at(LOOK)).isEqualTo(Verdict.ROLL_BACK);
        assertThat(same.at(last)).isEqualTo(Verdict.WAIT);
        rate(same, true, 1, 5, 5);
        assertThat(same.at(last)).isEqualTo(Verdict.ADVANCE);
    }

    @Test
    void shouldHoldWhenAStepIsOverAndTooFewRated() {
        FixedThreshold rule = new FixedThreshold();

        assertThat(rule.at(LOOK)).isEqualTo(Verdict.WAIT);
        assertThat(rule.at(new Look(0, 0.25, Duration.ofDays(7)))).isEqualTo(Verdict.HOLD);
    }

    /** As many ratings, of the one and the other number of stars in turn, each by another person. */
    private static void rate(Rule rule, boolean candidate, int number, int odd, int even) {
        for (int i = 0; i < number; i++) {
            rule.rated(new Answer(i, 0, candidate, true, false, 800, i % 2 == 0 ? even : odd));
        }
    }
}
