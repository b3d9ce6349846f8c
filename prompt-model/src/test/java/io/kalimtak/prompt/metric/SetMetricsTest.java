package io.kalimtak.prompt.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kalimtak.prompt.vector.VectorMemory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Metrics of a set of answers, of one answer alone, and the interval of a paired difference. */
class SetMetricsTest {
    private static final String GOOD =
            "## Role\nYou are a cook.\n## Objective\nA menu.\n## Instructions\n- List the dishes.\n- Name the wine.";

    @Test
    void distinctCountsDifferentGramsOverAll() {
        assertThat(DistinctN.of(List.of("a b a b", "a b"), 1)).isCloseTo(2.0 / 6, within(1e-12));
        assertThat(DistinctN.of(List.of("a b a b", "a b"), 2)).isCloseTo(2.0 / 4, within(1e-12));
        assertThat(DistinctN.of(List.of("a"), 2)).isZero();
    }

    @Test
    void selfDuplicationFindsNearTwinsOnly() {
        String letter = "Write a formal letter to the landlord about the heater that has been broken for nine days, "
                + "name the two earlier calls that nobody answered, and ask for a date by which it will be mended.";
        String twin = letter.replace("nine", "ten");
        String other = "Describe a castle on a hill at dawn, with mist in the valley and birds above the towers.";
        assertThat(SelfDuplication.share(List.of(letter, twin, other))).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(SelfDuplication.share(List.of(letter, other))).isZero();
        assertThat(SelfDuplication.share(List.of())).isZero();
    }

    @Test
    void requiredSectionsMustBeThereInOrder() {
        assertThat(Coherence.requiredSections(GOOD)).isEqualTo(1);
        assertThat(Coherence.requiredSections(GOOD.replace("## Role\nYou are a cook.\n", "")))
                .isZero();
        assertThat(Coherence.requiredSections("## Instructions\n- List the dishes.\n" + GOOD))
                .isZero();
    }

    @Test
    void repetitionIsTheShareOfGramsSaidBefore() {
        // "a b c a b c": abc, bca, cab, abc; the last was there.
        assertThat(Coherence.repetition("a b c a b c")).isEqualTo(0.25);
        assertThat(Coherence.repetition("a b")).isZero();
    }

    @Test
    void linesAboutOneThingAreCloserThanLinesAboutTwo() {
        String one = "## Instructions\n- Bake the bread in a hot oven.\n- Take the bread out of the oven.";
        String two = "## Instructions\n- Bake the bread in a hot oven.\n- Sign the tax form before March.";
        assertThat(Coherence.adjacentCosine(one, "en", new VectorMemory()))
                .isGreaterThan(Coherence.adjacentCosine(two, "en", new VectorMemory()));
        assertThat(Coherence.adjacentCosine("## Role\nYou are a cook.", "en", new VectorMemory()))
                .isZero();
    }

    @Test
    void percentilesAreMeasuredValues() {
        double[] sorted = {1, 2, 3, 4};
        assertThat(Percentile.ofSorted(sorted, 0.5)).isEqualTo(2);
        assertThat(Percentile.ofSorted(sorted, 0.99)).isEqualTo(4);
        assertThat(Percentile.ofSorted(sorted, 0)).isEqualTo(1);
    }

    @Test
    void theBootstrapsBoundIsNearTheNormalOne() {
        double[] differences = differences(0.3, 400);
        double mean = Arrays.stream(differences).average().orElseThrow();
        double variance = Arrays.stream(differences)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / (differences.length - 1);
        double normal = mean - 1.96 * Math.sqrt(variance / differences.length);
        assertThat(PairedBootstrap.bounds(differences, 0.95, 4_000, 1).low()).isCloseTo(normal, within(0.02));
    }

    @Test
    void theBootstrapCoversTheTruthAboutAsOftenAsItSays() {
        int above = 0;
        for (int trial = 0; trial < 300; trial++) {
            double[] noise = new SplittableRandom(trial).doubles(60, -1, 1).toArray();
            above += PairedBootstrap.bounds(noise, 0.95, 500, trial).low() > 0 ? 1 : 0;
        }
        // 2.5 % of the trials are expected on this side of the interval: 7.5; 20 would be a broken bound.
        assertThat(above).isBetween(1, 19);
    }

    @Test
    void theSameSeedGivesTheSameBound() {
        double[] differences = differences(0.1, 50);
        assertThat(PairedBootstrap.bounds(differences, 0.95, 500, 9))
                .isEqualTo(PairedBootstrap.bounds(differences, 0.95, 500, 9));
    }

    private static double[] differences(double shift, int count) {
        return new SplittableRandom(5)
                .doubles(count, -1, 1)
                .map(value -> value + shift)
                .toArray();
    }
}
