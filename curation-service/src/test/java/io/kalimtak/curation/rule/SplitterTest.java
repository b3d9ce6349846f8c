package io.kalimtak.curation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.text.Hashes;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitterTest {
    private final Splitter splitter = new Splitter(0.1, 3);

    @Test
    void shouldPlaceAClusterByTheFirst32BitsOfItsKey() {
        assertThat(Splitter.point("00000000ff")).isEqualTo(0.0);
        assertThat(Splitter.point("80000000ff")).isEqualTo(0.5);
        assertThat(Splitter.point("ffffffff00")).isEqualTo(4_294_967_295.0 / 4_294_967_296.0);
    }

    @Test
    void shouldHoldOutBelowTheShareOnly() {
        assertThat(new Splitter(0.5, 0).heldOut("7fffffff")).isTrue();
        assertThat(new Splitter(0.5, 0).heldOut("80000000")).isFalse();
        assertThat(new Splitter(0, 0).heldOut("00000000")).isFalse();
    }

    @Test
    void shouldHoldOutAboutTheShareWhenKeysAreMany() {
        long held = IntStream.range(0, 10_000)
                .filter(i -> splitter.heldOut(Hashes.clusterKey("request " + i)))
                .count();

        // The keys are fixed, so the count is; a fair hash is within 3 standard deviations (30) of 1,000.
        assertThat(held).isBetween(910L, 1_090L);
    }

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
