package io.kalimtak.system.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StarsTest {
    @Test
    void shouldGiveOneToFiveByTheCuts() {
        assertThat(new int[] {Stars.of(-3), Stars.of(-2), Stars.of(-1), Stars.of(0), Stars.of(1)})
                .containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void shouldHaveTheMeanOfManyRatingsByManyPeople() {
        SplittableRandom random = new SplittableRandom(5);
        int people = 200_000;
        double quality = Stars.quality(-0.5, 0);
        double sum = 0;
        for (int i = 0; i < people; i++) {
            sum += Stars.of(quality + Stars.TASTE * random.nextGaussian() + random.nextGaussian());
        }

        assertThat(sum / people).isCloseTo(Stars.mean(0, 0) - 0.5, within(0.01));
    }

    @Test
    void shouldFindTheQualityOfADifference() {
        assertThat(Stars.quality(0, 0)).isCloseTo(0, within(1e-9));
        assertThat(Stars.mean(Stars.quality(0.2, 0.7), 0.7) - Stars.mean(0, 0)).isCloseTo(0.2, within(1e-9));
        assertThat(Stars.mean(0, 0)).isCloseTo(3.94, within(0.01));
    }
}
