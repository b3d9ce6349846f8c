package io.kalimtak.curation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SplitterTest {
    private final Splitter splitter = new Splitter(0.1, 3);

    @Test
    void shouldAskForMoreWhenALanguageHasEnoughRows() {
        assertThat(splitter.shortfall(15, 0)).isEqualTo(3);
        assertThat(splitter.shortfall(15, 2)).isEqualTo(1);
        assertThat(splitter.shortfall(15, 3)).isZero();
        assertThat(splitter.shortfall(1_000, 100)).isZero();
    }

    @Test
    void shouldAskForNothingWhenALanguageHasTooFewRowsOrNothingIsHeldOut() {
        assertThat(splitter.shortfall(14, 0)).isZero();
        assertThat(new Splitter(0, 3).shortfall(1_000, 0)).isZero();
    }
}
