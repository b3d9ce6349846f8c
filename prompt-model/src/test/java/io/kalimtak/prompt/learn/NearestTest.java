package io.kalimtak.prompt.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void shouldKeepTheBestInOrderAndOfEqualsTheFirst() {
        Nearest nearest = new Nearest(3);
        double[] scores = {1, 5, 5, 0, 7, 5};
        for (int i = 0; i < scores.length; i++) {
            nearest.offer(i, scores[i]);
        }
        assertThat(indexes(nearest)).containsExactly(4, 1, 2);
        assertThat(nearest.score(0)).isEqualTo(7);
        assertThat(nearest.score(2)).isEqualTo(5);
    }

    @Test
    void shouldKeepAllWhenThereAreFewer() {
        Nearest nearest = new Nearest(3);
        assertThat(nearest.size()).isZero();
        nearest.offer(8, -1);
        nearest.offer(9, 2);
        assertThat(indexes(nearest)).containsExactly(9, 8);
    }

    private static List<Integer> indexes(Nearest nearest) {
        return IntStream.range(0, nearest.size()).mapToObj(nearest::index).toList();
    }
}
