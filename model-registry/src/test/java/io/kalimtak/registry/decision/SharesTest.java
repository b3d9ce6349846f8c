package io.kalimtak.registry.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharesTest {
    @Test
    void shouldCutToFourDecimalsAndLeaveTheRestInDecimals() {
        assertThat(Shares.floor(1.0 / 3)).isEqualTo(0.3333);
        assertThat(Shares.floor(0.05)).isEqualTo(0.05);
        assertThat(Shares.rest(0.9)).isEqualTo(0.1);
        assertThat(Shares.rest(0.1 + 0.2)).isEqualTo(0.7);
    }
}
