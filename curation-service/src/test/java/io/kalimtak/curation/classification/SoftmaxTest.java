package io.kalimtak.curation.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
    @Test
    void shouldGiveTheTextbookProbabilities() {
        // Python: e/(1+e) for logits 1 and 0; at temperature 2, e^0.5/(1+e^0.5).
        assertThat(Softmax.of(new double[] {1, 0}, 1)).containsExactly(new double[] {0.731059, 0.268941}, within(1e-6));
        assertThat(Softmax.of(new double[] {1, 0}, 2)).containsExactly(new double[] {0.622459, 0.377541}, within(1e-6));
    }

    @Test
    void shouldNotOverflowWhenLogitsAreLarge() {
        assertThat(Softmax.of(new double[] {5_000, 0}, 1)).containsExactly(1.0, 0.0);
    }

    @Test
    void shouldFindTheTemperatureThatMakesConfidenceTrue() {
        // Three of four right at logits 4 and 0: p = 0.75 at T = 4 / ln 3 = 3.641; the nearest on the grid is e^1.3.
        List<double[]> logits =
                List.of(new double[] {4, 0}, new double[] {4, 0}, new double[] {4, 0}, new double[] {4, 0});

        assertThat(Softmax.temperature(logits, new int[] {0, 0, 0, 1})).isCloseTo(3.669, within(0.001));
    }
}
