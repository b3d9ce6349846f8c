package io.kalimtak.prompt.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Self-BLEU and dispersion against figures worked out by hand. */
class DiversityMetricsTest {
    private static final float[] EAST = {1, 0};
    private static final float[] NORTH = {0, 1};
    private static final float[] WEST = {-1, 0};

    @Test
    void shouldGiveOneWhenAllAnswersAreTheSame() {
        String answer = "the cat sat on the mat";
        assertThat(SelfBleu.of(List.of(answer, answer, answer))).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldGiveZeroWhenNothingIsSharedOrNothingIsThereToShare() {
        assertThat(SelfBleu.of(List.of("a b c d", "e f g h"))).isZero();
        assertThat(SelfBleu.of(List.of("", "a b c d"))).isZero();
        assertThat(SelfBleu.of(List.of("a b c d"))).isZero();
        assertThat(SelfBleu.of(List.of())).isZero();
    }

    @Test
    void shouldMultiplyThePrecisionsOfTheFourOrders() {
        // Either has 4 of 5 words, 3 of 4 pairs, 2 of 3 triples and 1 of 2 quadruples of the other: 0.2 altogether.
        assertThat(SelfBleu.of(List.of("a b c d e", "a b c d f"))).isCloseTo(Math.pow(0.2, 0.25), within(1e-12));
    }

    @Test
    void shouldCountATenthOfAMatchWhenAnOrderHasNone() {
        double each = Math.pow(2.0 / 4 * (0.1 / 3) * (0.1 / 2) * (0.1 / 1), 0.25);
        assertThat(SelfBleu.of(List.of("a b c d", "a x c y"))).isCloseTo(each, within(1e-12));
    }

    @Test
    void shouldPunishAnAnswerThatIsShorterThanTheOthers() {
        double shorter = Math.exp(1 - 8.0 / 4);
        double longer = Math.pow(4.0 / 8 * 3 / 7 * 2 / 6 * 1 / 5, 0.25);
        assertThat(SelfBleu.of(List.of("a b c d", "a b c d e f g h"))).isCloseTo((shorter + longer) / 2, within(1e-12));
    }

    @Test
    void shouldTakeTheHighestCountOfTheOthersAndTheNearestLength() {
        // "a" twice and "a a" once in the third; b is nowhere else.
        double first = Math.pow(2.0 / 4 * 1 / 3 * (0.1 / 2) * (0.1 / 1), 0.25);
        // Three words are nearer to two than four are; there are no triples, so their tenth stands over one.
        double second = Math.exp(1 - 3.0 / 2) * Math.pow(1.0 / 2 * 0.1 * 0.1 * 0.1, 0.25);
        // Two and four words are as near to three: the shorter counts, so nothing is taken off.
        double third = Math.pow(2.0 / 3 * 1 / 2 * 0.1 * 0.1, 0.25);
        assertThat(SelfBleu.of(List.of("a a b b", "a c", "a a d")))
                .isCloseTo((first + second + third) / 3, within(1e-12));
    }

    @Test
    void shouldMeasureTheSameSampleOfMoreAnswersThanTheLimit() {
        List<Integer> all = IntStream.range(0, 1_000).boxed().toList();
        List<Integer> sample = SelfBleu.sample(all, SelfBleu.MAX_ANSWERS, 1);
        assertThat(sample).hasSize(SelfBleu.MAX_ANSWERS).doesNotHaveDuplicates().isSorted();
        assertThat(SelfBleu.sample(all, SelfBleu.MAX_ANSWERS, 1)).isEqualTo(sample);
        assertThat(SelfBleu.sample(all, SelfBleu.MAX_ANSWERS, 2)).isNotEqualTo(sample);
        assertThat(SelfBleu.sample(all.subList(0, 200), SelfBleu.MAX_ANSWERS, 1))
                .isEqualTo(all.subList(0, 200));
        assertThat(SelfBleu.of(Collections.nCopies(1_000, "the cat sat on the mat")))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldDisperseAsTheMeanCosineOfThePairsSays() {
        assertThat(EmbeddingDispersion.of(List.of(List.of(EAST, NORTH)))).isEqualTo(1);
        assertThat(EmbeddingDispersion.of(List.of(List.of(EAST, EAST, EAST)))).isZero();
        assertThat(EmbeddingDispersion.of(List.of(List.of(EAST, WEST)))).isEqualTo(2);
        assertThat(EmbeddingDispersion.of(List.of(List.of(EAST, EAST, NORTH)))).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void shouldNeverCompareAnswersOfTwoLanguages() {
        List<float[]> alike = List.of(EAST, EAST);
        List<float[]> apart = List.of(EAST, NORTH);
        assertThat(EmbeddingDispersion.of(List.of(alike, apart))).isEqualTo(0.5);
        assertThat(EmbeddingDispersion.of(List.of(alike, List.of(WEST)))).isZero();
        assertThat(EmbeddingDispersion.of(List.of(List.of(EAST, EAST, EAST, EAST), apart)))
                .isCloseTo(2.0 / 6, within(1e-12));
    }

    @Test
    void shouldDisperseNothingWithoutTwoAnswers() {
        assertThat(EmbeddingDispersion.of(List.of())).isZero();
        assertThat(EmbeddingDispersion.of(List.of(List.of()))).isZero();
        assertThat(EmbeddingDispersion.of(List.of(List.of(EAST)))).isZero();
    }
}
