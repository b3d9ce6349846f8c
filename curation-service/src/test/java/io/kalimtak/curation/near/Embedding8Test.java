package io.kalimtak.curation.near;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class Embedding8Test {
    /** Beside the bound, the floats that the vectors are made of are not exact. */
    private static final double FLOATS = 1e-6;

    @Property(tries = 500, seed = "1")
    void shouldKeepACosineWithinTheDocumentedBound(
            @ForAll @DoubleRange(min = -1, max = 1) double cosine, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] first = Vectors.unit(random);
        float[] second = Vectors.at(cosine, first, random);

        assertThat(Embedding8.cosine(Embedding8.of(first), Embedding8.of(second)))
                .isCloseTo(cosine, within(angle(first) + angle(second) + FLOATS));
    }

    @Property(tries = 100, seed = "2")
    void shouldNotDependOnLength(@ForAll long seed) {
        float[] vector = Vectors.unit(new SplittableRandom(seed));

        assertThat(Embedding8.of(Vectors.scaled(vector, 4))).isEqualTo(Embedding8.of(vector));
        assertThat(Embedding8.cosine(Embedding8.of(vector), Embedding8.of(vector)))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldBeAThousandthOffAsARule() {
        SplittableRandom random = new SplittableRandom(3);
        double meanSquare = IntStream.range(0, 2_000)
                .mapToDouble(i -> {
                    float[] first = Vectors.unit(random);
                    float[] second = Vectors.at(0.9, first, random);
                    return Math.pow(Embedding8.cosine(Embedding8.of(first), Embedding8.of(second)) - 0.9, 2);
                })
                .average()
                .orElseThrow();

        assertThat(Math.sqrt(meanSquare)).isLessThan(0.001);
    }

    @Test
    void shouldScaleTheLargestNumberToTheWholeByteAndRound() {
        assertThat(Embedding8.of(new float[] {0.5f, -1, 0, 0.25f, 0.003f, 0.004f}))
                .containsExactly(64, -127, 0, 32, 0, 1);
    }

    @Test
    void shouldBeLikeNothingWhenThereAreOnlyZeros() {
        assertThat(Embedding8.of(new float[3])).containsExactly(0, 0, 0);
        assertThat(Embedding8.cosine(new byte[] {0, 0}, new byte[] {1, 2})).isZero();
    }

    @Test
    void shouldRefuseWhatIsNoVectorOrOfAnotherLength() {
        assertThatIllegalArgumentException().isThrownBy(() -> Embedding8.of(new float[] {1, Float.NaN}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Embedding8.cosine(new byte[2], new byte[3]))
                .withMessage("vectors of 2 and 3 numbers");
    }

    private static double angle(float[] vector) {
        double largest = 0;
        for (float number : vector) {
            largest = Math.max(largest, Math.abs(number));
        }
        return Math.asin(largest * Math.sqrt(vector.length) / (254 * Math.sqrt(Vectors.dot(vector, vector))));
    }
}
