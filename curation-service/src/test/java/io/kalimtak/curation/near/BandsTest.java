package io.kalimtak.curation.near;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kalimtak.curation.AnyText;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandsTest {
    private static final int PAIRS = 6_000;

    /** The documented curve, for prompts of a few words (10 shingles in all) as for long ones. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.644", "0.6, 0.8915", "0.7, 0.988", "0.8, 1.000", "0.9, 1.000"})
    void shouldMeetAsOftenAsTheCurveSaysWhenSimilarityIsKnown(double similarity, double expected) {
        assertThat(1 - Math.pow(1 - Math.pow(similarity, Bands.ROWS), Bands.BANDS))
                .isCloseTo(expected, within(0.0005));
        assertThat(meeting(similarity, 10)).isCloseTo(expected, within(0.02));
        assertThat(meeting(similarity, 50)).isCloseTo(expected, within(0.02));
        assertThat(meeting(similarity, 400)).isCloseTo(expected, within(0.02));
    }

    @Property(tries = 500, seed = "1")
    void shouldSayInTheUpperSixBitsWhichBandAKeyIsOf(@ForAll("words") String text) {
        long[] keys = Bands.of(MinHash.of(text));

        assertThat(Arrays.stream(keys).map(key -> key >>> 58))
                .containsExactlyElementsOf(
                        () -> IntStream.range(0, 16).asLongStream().iterator());
    }

    @Test
    void shouldMeetNobodyWhenATextHasNoShingles() {
        assertThat(Bands.of(MinHash.of(""))).isEmpty();
        assertThat(Bands.of(MinHash.of("?!"))).isEmpty();
    }

    @Test
    void shouldGiveTheSameKeysWhenTheSignatureWasStored() {
        MinHash signature = MinHash.of("Write a short poem about the sea");

        assertThat(Bands.of(MinHash.fromBytes(signature.bytes()))).containsExactly(Bands.of(signature));
    }

    /** Keys are stored: they never change. */
    @Test
    void shouldGiveTheSameKeysForEver() {
        assertThat(Bands.of(MinHash.of("Write a short poem about the sea")))
                .startsWith(101696402953512387L, 514651857299206765L)
                .endsWith(4580907919577538063L);
    }

    @Provide
    Arbitrary<String> words() {
        return AnyText.words();
    }

    private static double meeting(double similarity, int all) {
        SplittableRandom random = new SplittableRandom(all);
        return IntStream.range(0, PAIRS)
                        .mapToObj(i -> Sets.of((int) Math.round(similarity * all), all, random))
                        .filter(sets ->
                                Keys.meet(Bands.of(MinHash.of(sets.first())), Bands.of(MinHash.of(sets.second()))))
                        .count()
                / (double) PAIRS;
    }
}
