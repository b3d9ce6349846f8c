package io.kalimtak.curation.near;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kalimtak.curation.AnyText;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MinHashTest {
    @Property(tries = 500, seed = "1")
    void shouldNotDependOnOrderAndRepetition(@ForAll @Size(min = 1, max = 60) int[] shingles, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] shuffled = IntStream.concat(
                        IntStream.of(shingles).map(i -> shingles[random.nextInt(shingles.length)]),
                        IntStream.range(0, shingles.length).map(i -> shingles[shingles.length - 1 - i]))
                .toArray();

        assertThat(MinHash.of(shuffled)).isEqualTo(MinHash.of(shingles)).hasSameHashCodeAs(MinHash.of(shingles));
    }

    @Property(tries = 500, seed = "2")
    void shouldEstimateOneWhenTextsAreTheSame(@ForAll("words") String text) {
        assertThat(MinHash.of(text).estimate(MinHash.of(text))).isEqualTo(1);
    }

    /** Five standard errors: once in two million tries, were the tries not fixed. */
    @Property(tries = 1_000, seed = "3")
    void shouldEstimateWithinTheBinomialBoundWhenSimilarityIsKnown(
            @ForAll @IntRange(min = 1, max = 400) int all, @ForAll @IntRange(max = 400) int some, @ForAll long seed) {
        int shared = some % (all + 1);
        double similarity = (double) shared / all;
        Sets sets = Sets.of(shared, all, new SplittableRandom(seed));

        assertThat(MinHash.of(sets.first()).estimate(MinHash.of(sets.second())))
                .isCloseTo(similarity, within(5 * Math.sqrt(similarity * (1 - similarity) / MinHash.VALUES) + 1e-4));
    }

    @Property(tries = 200, seed = "4")
    void shouldBeTheSameWhenStoredAndReadAgain(@ForAll @Size(max = 40) int[] shingles) {
        MinHash signature = MinHash.of(shingles);

        assertThat(signature.bytes()).hasSize(256);
        assertThat(MinHash.fromBytes(signature.bytes())).isEqualTo(signature);
    }

    @Test
    void shouldHaveNoBiasWhenSetsAreSmallOrLarge() {
        assertThat(meanEstimate(7, 10)).isCloseTo(0.7, within(0.003));
        assertThat(meanEstimate(20, 200)).isCloseTo(0.1, within(0.003));
    }

    @Test
    void shouldEstimateNothingWhenSetsShareNothing() {
        assertThat(MinHash.of("write a poem about the sea").estimate(MinHash.of("ترجم هذا النص من فضلك")))
                .isZero();
    }

    @Test
    void shouldRefuseBytesOfAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MinHash.fromBytes(new byte[255]))
                .withMessage("a signature has 256 bytes, not 255");
    }

    /** Stored signatures outlive a release: who has to change this line has to make every stored signature anew. */
    @Test
    void shouldGiveTheSameBytesForEver() {
        assertThat(HexFormat.of()
                        .formatHex(
                                MinHash.of("Write a short poem about the sea").bytes()))
                .isEqualTo("1e8f9b0876f0b7f77dfbdb724a210049a221c741b24a3f4e2483a2990fcfa0327382a36b9fbb4040"
                        + "8538ed63218ceb92c543b376506b0b93875b39ca54fb7a8fa13612f7c797a0dc1234bc819d9bdd22"
                        + "ce438b05747562d84dd1a91ed330d54564cb3cd0ff408499f0889760f3e87e840e133f31bcbfb2d0"
                        + "ad08cdf04c08887847dc69ee0d35c5f8483f3a4e2fed7879f4100d4b35af8300366eddac268e80df"
                        + "24e96ac62208c113b94a98e51fb7e13f3cdd7ff42682117b5f32b6b23c98db09d7adc8daf9d51970"
                        + "f3e6900f4846ad8a8d319791bb9c1ad6b7dcc8923875ff0883707d9356105e37dce34b9623ce3e73"
                        + "9f28139b29b04852b7720ffa4a34b36a");
    }

    @Provide
    Arbitrary<String> words() {
        return AnyText.words();
    }

    private static double meanEstimate(int shared, int all) {
        SplittableRandom random = new SplittableRandom(5);
        return IntStream.range(0, 4_000)
                .mapToObj(i -> Sets.of(shared, all, random))
                .mapToDouble(sets -> MinHash.of(sets.first()).estimate(MinHash.of(sets.second())))
                .average()
                .orElseThrow();
    }
}
