package io.kalimtak.registry.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThompsonTest {
    private static final double PRIOR = 0.3;

    @Test
    void shouldBelieveAllVersionsAlikeButForTheLiveOneWhenNothingIsSeen() {
        List<Double> best = Thompson.best(List.of(Difference.NONE, Difference.NONE), PRIOR);

        // The live version is the best where both others are below 0: a quarter.
        assertThat(best.get(0)).isCloseTo(0.25, within(1e-9));
        assertThat(best.get(1)).isCloseTo(0.375, within(1e-9));
        assertThat(best.get(2)).isCloseTo(best.get(1), within(1e-12));
    }

    @Test
    void shouldAgreeWithDrawsFromWhatIsBelieved() {
        double[] means = {0.1, -0.05, 0.15};
        double[] variances = {0.01, 0.002, 0.04};
        List<Difference> differences = IntStream.range(0, means.length)
                .mapToObj(i -> seen(means[i], variances[i]))
                .toList();
        int[] won = new int[means.length + 1];
        Random random = new Random(5);
        int draws = 400_000;
        for (int draw = 0; draw < draws; draw++) {
            int best = 0;
            double highest = 0;
            for (int i = 0; i < means.length; i++) {
                double weight = PRIOR * PRIOR / (PRIOR * PRIOR + variances[i]);
                double value = weight * means[i] + Math.sqrt(weight * variances[i]) * random.nextGaussian();
                if (value > highest) {
                    highest = value;
                    best = i + 1;
                }
            }
            won[best]++;
        }

        List<Double> best = Thompson.best(differences, PRIOR);

        // Five standard errors of a share of 400,000 draws.
        for (int i = 0; i < won.length; i++) {
            assertThat(best.get(i)).as("arm %d", i).isCloseTo((double) won[i] / draws, within(0.004));
        }
        assertThat(best.stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldBeSureOfWhatIsFarBetterAndFarWorse() {
        List<Double> best = Thompson.best(List.of(seen(1, 1e-4), seen(-1, 1e-4)), PRIOR);

        assertThat(best.get(1)).isCloseTo(1, within(1e-9));
        assertThat(best.get(0)).isLessThan(1e-9);
        assertThat(best.get(2)).isLessThan(1e-9);
    }

    @Test
    void shouldGiveEveryVersionTheLeastShareAndAllOfThemOne() {
        List<Double> shares = Thompson.shares(List.of(0.0, 1.0, 0.0), 0.05);

        assertThat(shares).containsExactly(0.05, 0.9, 0.05);
        assertThat(Thompson.shares(List.of(1 / 3.0, 1 / 3.0, 1 / 3.0), 0.05)).containsExactly(0.3334, 0.3333, 0.3333);
    }

    @Test
    void shouldRefuseALeastShareThatDoesNotFit() {
        assertThatThrownBy(() -> Thompson.shares(List.of(0.5, 0.5), 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a least share of 0.5 for 2 versions");
        assertThatThrownBy(() -> Thompson.best(List.of(), 0)).hasMessage("a prior of 0.0");
    }

    private static Difference seen(double estimate, double variance) {
        return new Difference(estimate, variance, 4, 4 + estimate, 500, 500, 900, 900);
    }
}
