package io.kalimtak.system.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClopperPearsonTest {
    @Test
    void shouldBeTheRootOfTheErrorWhenNothingSucceeded() {
        assertThat(ClopperPearson.upper(0, 200, 0.95)).isCloseTo(1 - Math.pow(0.05, 1.0 / 200), within(1e-12));
    }

    @Test
    void shouldBeOneWhenEverythingSucceeded() {
        assertThat(ClopperPearson.upper(200, 200, 0.95)).isEqualTo(1);
    }

    @Test
    void shouldSolveTheBinomialOtherwise() {
        // Solved with exact binomial sums in another program.
        assertThat(ClopperPearson.upper(2, 200, 0.95)).isCloseTo(0.0311426, within(1e-7));
        assertThat(ClopperPearson.upper(5, 200, 0.95)).isCloseTo(0.0518433, within(1e-7));
        assertThat(ClopperPearson.upper(3, 10, 0.95)).isCloseTo(0.6066242, within(1e-7));
    }
}
