package io.kalimtak.interaction.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    private static final Offset<Double> CLOSE = within(1e-6);

    /** 0.975 quantiles of Student's t: 2.776445 with 4 degrees of freedom, 1.984217 with 99. */
    @Test
    void shouldWidenTheIntervalOfAMeanByStudentsQuantile() {
        Bounds five = Intervals.ofMean(5, 3, 1);
        Bounds hundred = Intervals.ofMean(100, 3, 1);

        assertThat(five.low()).isCloseTo(3 - 2.7764451 / Math.sqrt(5), CLOSE);
        assertThat(five.high()).isCloseTo(3 + 2.7764451 / Math.sqrt(5), CLOSE);
        assertThat(hundred.low()).isCloseTo(3 - 0.19842170, CLOSE);
        assertThat(hundred.high()).isCloseTo(3 + 0.19842170, CLOSE);
    }

    @Test
    void shouldKeepTheIntervalOfAMeanOnTheScale() {
        assertThat(Intervals.ofMean(2, 4.5, 0.5).high()).isEqualTo(5);
        assertThat(Intervals.ofMean(2, 1.5, 0.5).low()).isEqualTo(1);
    }

    @Test
    void shouldSayNothingOfTheMeanWhenThereIsOneScore() {
        assertThat(Intervals.ofMean(1, 4, 0)).isEqualTo(new Bounds(1, 5));
    }

    /** The worked values 0 and 5 of 10: 0 to 0.277533, and 0.236593 to 0.763407. */
    @Test
    void shouldTakeWilsonsIntervalOfAShare() {
        assertThat(Intervals.ofShare(0, 10).low()).isZero();
        assertThat(Intervals.ofShare(0, 10).high()).isCloseTo(0.277533, CLOSE);
        assertThat(Intervals.ofShare(5, 10).low()).isCloseTo(0.236593, CLOSE);
        assertThat(Intervals.ofShare(5, 10).high()).isCloseTo(0.763407, CLOSE);
        assertThat(Intervals.ofShare(10, 10).high()).isCloseTo(1, CLOSE);
    }
}
