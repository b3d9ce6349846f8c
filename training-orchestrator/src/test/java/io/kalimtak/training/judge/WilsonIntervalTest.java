package io.kalimtak.training.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {
    /** The formula, worked out apart from this code to six places. */
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0.0, 0.277533",
        "10, 10, 0.722467, 1.0",
        "5, 10, 0.236593, 0.763407",
        "60, 100, 0.502003, 0.690599"
    })
    void shouldGiveTheEndsThatWilsonGives(double successes, int trials, double low, double high) {
        WilsonInterval interval = WilsonInterval.of(successes, trials);

        assertThat(interval.share()).isEqualTo(successes / trials);
        assertThat(interval.low()).isCloseTo(low, within(5e-6));
        assertThat(interval.high()).isCloseTo(high, within(5e-6));
    }

    @Test
    void shouldBeTheWholeRangeWhenNothingWasTried() {
        assertThat(WilsonInterval.of(0, 0)).isEqualTo(new WilsonInterval(0.5, 0, 1));
    }
}
