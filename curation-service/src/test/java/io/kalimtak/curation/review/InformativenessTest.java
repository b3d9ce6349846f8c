package io.kalimtak.curation.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kalimtak.curation.classification.Encoded;
import io.kalimtak.curation.classification.VectorSpace;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InformativenessTest {
    private static final double CLOSE = 1e-6;

    @Test
    void shouldMeasureEntropyInBits() {
        assertThat(Informativeness.entropy(0.5)).isEqualTo(1);
        assertThat(Informativeness.entropy(0.25)).isCloseTo(0.811278, within(CLOSE));
        assertThat(Informativeness.entropy(0)).isZero();
        assertThat(Informativeness.entropy(1)).isZero();
    }

    @Test
    void shouldKnowLeastWhenNothingIsLabelled() {
        Worth worth = worth(List.of(), Pool.unrated(1, 0));

        assertThat(worth.uncertainty()).isEqualTo(0.75);
        assertThat(worth.density()).isEqualTo(1);
        assertThat(worth.informativeness()).isEqualTo(0.75);
    }

    @Test
    void shouldBeSurerTheMoreAlikeRequestsWithOneLabelThereAre() {
        List<Labelled> near = IntStream.range(0, 10)
                .mapToObj(i -> new Labelled(Pool.at(0), true))
                .toList();
        List<Labelled> far = IntStream.range(0, 10)
                .mapToObj(i -> new Labelled(Pool.at(90), true))
                .toList();

        // Prior: 2 × 11/12; with ten neighbours at weight 1: (2 × 11/12 + 10) ÷ 12.
        assertThat(worth(near, Pool.unrated(1, 0)).uncertainty())
                .isCloseTo(0.75 * Informativeness.entropy((2 * 11 / 12.0 + 10) / 12), within(CLOSE));
        assertThat(worth(far, Pool.unrated(1, 0)).uncertainty())
                .isCloseTo(0.75 * Informativeness.entropy(11 / 12.0), within(CLOSE));
    }

    @Test
    void shouldBeUnsureWhereAlikeRequestsWereLikedAndDisliked() {
        List<Labelled> mixed = List.of(
                new Labelled(Pool.at(0), true),
                new Labelled(Pool.at(0), false),
                new Labelled(Pool.at(80), true),
                new Labelled(Pool.at(80), true));

        double inTheMiddle = worth(mixed, Pool.unrated(1, 0)).uncertainty();
        double amongLiked = worth(mixed, Pool.unrated(1, 80)).uncertainty();

        assertThat(inTheMiddle).isGreaterThan(amongLiked);
    }

    @Test
    void shouldCountItsOwnRatingAsOneLabel() {
        double middling = worth(List.of(), Pool.asked(1, Pool.at(0), 1, 3)).uncertainty();
        double best = worth(List.of(), Pool.asked(1, Pool.at(0), 1, 5)).uncertainty();

        assertThat(middling).isEqualTo(0.75);
        assertThat(best).isCloseTo(0.75 * Informativeness.entropy(2 / 3.0), within(CLOSE));
    }

    @Test
    void shouldAddWhatTheClassifierDoesNotKnow() {
        Worth unsure = worth(List.of(), Pool.asked(1, Pool.at(0), 0.2, null));

        assertThat(unsure.uncertainty()).isCloseTo(0.75 + 0.25 * 0.8, within(CLOSE));
    }

    @Test
    void shouldBeDensestWhereMostAsk() {
        List<Worth> worths = new Informativeness(List.of())
                .of(List.of(Pool.unrated(1, 0), Pool.unrated(2, 60), Pool.unrated(3, 60)));

        // Sums of cosines to the others: 0.5 + 0.5, and 0.5 + 1 twice.
        assertThat(worths)
                .extracting(Worth::density)
                .usingComparatorForType((a, b) -> Math.abs(a - b) < CLOSE ? 0 : 1, Double.class)
                .containsExactly(1 / 1.5, 1.0, 1.0);
    }

    @Test
    void shouldNotCompareAcrossSpaces() {
        Encoded spelling = new Encoded(VectorSpace.SPELLING, new float[] {1, 0});
        List<Labelled> good = List.of(new Labelled(spelling, true), new Labelled(spelling, true));

        List<Worth> worths =
                new Informativeness(good).of(List.of(Pool.unrated(1, 0), Pool.asked(2, spelling, 1, null)));

        assertThat(worths.get(0).uncertainty()).isCloseTo(0.75 * Informativeness.entropy(3 / 4.0), within(CLOSE));
        assertThat(worths.get(1).uncertainty()).isCloseTo(0.75 * Informativeness.entropy(3.5 / 4), within(CLOSE));
        assertThat(worths).extracting(Worth::density).containsExactly(1.0, 1.0);
    }

    private static Worth worth(List<Labelled> labelled, Asked asked) {
        return new Informativeness(labelled).of(List.of(asked)).getFirst();
    }
}
