package io.kalimtak.curation.near;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HyperplanesTest {
    private static final int PAIRS = 4_000;

    @ParameterizedTest
    @CsvSource({"0.85, 0.388", "0.9, 0.637", "0.95, 0.922", "0.98, 0.997", "1, 1"})
    void shouldMeetAsOftenAsTheCurveSaysWhenTheAngleIsKnown(double cosine, double expected) {
        double side = 1 - Math.acos(cosine) / Math.PI;
        assertThat(1 - Math.pow(1 - Math.pow(side, Hyperplanes.BITS), Hyperplanes.BANDS))
                .isCloseTo(expected, within(0.001));

        SplittableRandom random = new SplittableRandom(1);
        long met = IntStream.range(0, PAIRS)
                .filter(i -> {
                    float[] vector = Vectors.unit(random);
                    return Keys.meet(Hyperplanes.of(vector), Hyperplanes.of(Vectors.at(cosine, vector, random)));
                })
                .count();
        assertThat(met / (double) PAIRS).isCloseTo(expected, within(0.02));
    }

    @Property(tries = 200, seed = "1")
    void shouldNotDependOnLength(@ForAll long seed) {
        float[] vector = Vectors.unit(new SplittableRandom(seed));

        assertThat(Hyperplanes.of(Vectors.scaled(vector, 8))).containsExactly(Hyperplanes.of(vector));
    }

    @Property(tries = 200, seed = "2")
    void shouldKeepItsBandsApartFromEachOtherAndFromThoseOfLetters(@ForAll long seed) {
        assertThat(Arrays.stream(Hyperplanes.of(Vectors.unit(new SplittableRandom(seed))))
                        .map(key -> key >>> 58))
                .containsExactlyElementsOf(
                        () -> IntStream.range(32, 48).asLongStream().iterator());
    }

    @Test
    void shouldMeetNobodyWhenATextHasNoEmbedding() {
        assertThat(Hyperplanes.of(new float[384])).isEmpty();
    }

    @Test
    void shouldRefuseVectorsOfAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hyperplanes.of(new float[383]))
                .withMessage("a vector has 384 numbers, not 383");
    }

    /** Keys are stored: they never change. */
    @Test
    void shouldGiveTheSameKeysForEver() {
        float[] ramp = new float[384];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i % 7 - 3;
        }

        assertThat(Hyperplanes.of(ramp))
                .startsWith(-9166627341256884224L, -8719585704612462592L)
                .endsWith(-4839304716586319872L);
    }
}
