package io.kalimtak.registry.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfidenceSequenceTest {
    @Test
    void shouldHaveTheRadiusOfTheFormula() {
        // √(0.01 · 0.1 / 0.09 · (2 ln 20 + ln 10)), by hand.
        Interval interval = ConfidenceSequence.around(0.1, 0.01, 0.3, 0.05);

        assertThat(interval.upper()).isCloseTo(0.1 + 0.303573, within(1e-6));
        assertThat(interval.lower()).isCloseTo(0.1 - 0.303573, within(1e-6));
    }

    @Test
    void shouldEndWhereTheMixtureIsAsManyTimesMoreLikelyAsAlphaAsks() {
        for (double variance : new double[] {1e-5, 0.003, 0.04, 2}) {
            for (double alpha : new double[] {0.001, 0.025, 0.2}) {
                double end = ConfidenceSequence.around(0, variance, 0.3, alpha).upper();

                double mixture = density(end, variance + 0.09);
                double nothing = density(end, variance);
                assertThat(mixture / nothing).isCloseTo(1 / alpha, within(1e-6 / alpha));
            }
        }
    }

    @Test
    void shouldGetNarrowerWithLessVariance() {
        double before = Double.POSITIVE_INFINITY;
        for (double variance = 1; variance > 1e-6; variance /= 2) {
            double radius = ConfidenceSequence.around(0, variance, 0.3, 0.05).upper();
            assertThat(radius).isLessThan(before);
            before = radius;
        }
    }

    @Test
    void shouldKnowNothingWithoutVariance() {
        assertThat(ConfidenceSequence.around(0.5, 0, 0.3, 0.05)).isEqualTo(Interval.UNKNOWN);
        assertThat(ConfidenceSequence.around(0.5, Double.POSITIVE_INFINITY, 0.3, 0.05))
                .isEqualTo(Interval.UNKNOWN);
    }

    @Test
    void shouldRefuseWhatIsNoVarianceEffectOrAlpha() {
        assertThatThrownBy(() -> ConfidenceSequence.around(0, Double.NaN, 0.3, 0.05))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a variance of NaN");
        assertThatThrownBy(() -> ConfidenceSequence.around(0, 1, 0, 0.05)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ConfidenceSequence.around(0, 1, 0.3, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double density(double at, double variance) {
        return Math.exp(-at * at / 2 / variance) / Math.sqrt(2 * Math.PI * variance);
    }
}
