package io.kalimtak.registry.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kalimtak.registry.decision.OffPolicy.Rated;
import io.kalimtak.registry.decision.OffPolicy.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OffPolicyTest {
    /** What arm a is worth when everybody gets it: half of the people ask in each of two contexts. */
    private static final double WORTH_A = 3.5;

    @Test
    void shouldWeighRatingsByOneOverTheirProbability() {
        List<Rated> ratings = List.of(
                new Rated(1, "a", 0.5, "x", 1, 5),
                new Rated(2, "a", 0.25, "x", 1, 2),
                new Rated(3, "b", 0.75, "x", 1, 3));

        Value value = OffPolicy.of("a", ratings);

        // (2 · 5 + 4 · 2) / (2 + 4), and (2 + 4)² / (4 + 16) ratings of equal weight.
        assertThat(value.ips().mean()).isCloseTo(3, within(1e-12));
        assertThat(value.effectiveRatings()).isCloseTo(1.8, within(1e-12));
    }

    @Test
    void shouldFindTheWorthOfAnArmThatTheAssignmentFavouredWhereItIsGood() {
        double plain = 0;
        double ips = 0;
        double doublyRobust = 0;
        int worlds = 200;
        for (int seed = 0; seed < worlds; seed++) {
            List<Rated> ratings = world(seed, 2_000);
            Value value = OffPolicy.of("a", ratings);
            plain += ratings.stream()
                            .filter(rated -> rated.arm().equals("a"))
                            .mapToDouble(Rated::sum)
                            .average()
                            .orElseThrow()
                    / worlds;
            ips += value.ips().mean() / worlds;
            doublyRobust += value.doublyRobust().mean() / worlds;
        }

        // Arm a got its ratings mostly from those who like it.
        assertThat(plain).isGreaterThan(WORTH_A + 0.5);
        assertThat(ips).isCloseTo(WORTH_A, within(0.03));
        assertThat(doublyRobust).isCloseTo(WORTH_A, within(0.03));
    }

    @Test
    void shouldHoldTheTruthInAboutNineteenOfTwentyIntervalsAndBeNarrowerWithAModel() {
        int worlds = 400;
        int ipsHolds = 0;
        int doublyRobustHolds = 0;
        double ipsWidth = 0;
        double doublyRobustWidth = 0;
        for (int seed = 0; seed < worlds; seed++) {
            Value value = OffPolicy.of("a", world(1_000 + seed, 2_000));
            ipsHolds += holds(value.ips(), WORTH_A) ? 1 : 0;
            doublyRobustHolds += holds(value.doublyRobust(), WORTH_A) ? 1 : 0;
            ipsWidth += value.ips().upper() - value.ips().lower();
            doublyRobustWidth +=
                    value.doublyRobust().upper() - value.doublyRobust().lower();
        }

        // 95 % with a standard error of 1.1 points at 400 worlds.
        assertThat((double) ipsHolds / worlds).isBetween(0.91, 0.985);
        assertThat((double) doublyRobustHolds / worlds).isBetween(0.91, 0.985);
        assertThat(doublyRobustWidth).isLessThan(ipsWidth);
    }

    @Test
    void shouldBeRightByTheModelWhereTheProbabilitiesAreWrong() {
        List<Rated> wrong = world(7, 20_000).stream()
                .map(rated -> new Rated(rated.person(), rated.arm(), 0.5, rated.context(), rated.count(), rated.sum()))
                .toList();

        Value value = OffPolicy.of("a", wrong);

        assertThat(value.doublyRobust().mean()).isCloseTo(WORTH_A, within(0.05));
        assertThat(Math.abs(value.ips().mean() - WORTH_A)).isGreaterThan(0.3);
    }

    @Test
    void shouldSayNothingOfAnArmWithoutRatings() {
        Value value = OffPolicy.of("b", List.of(new Rated(1, "a", 0.5, "x", 2, 9)));

        assertThat(value.ips().mean()).isNull();
        assertThat(value.doublyRobust().mean()).isNull();
        assertThat(value.effectiveRatings()).isZero();
        assertThat(OffPolicy.of("a", List.of(new Rated(1, "a", 0.5, "x", 2, 9)))
                        .ips()
                        .lower())
                .isNull();
    }

    @Test
    void shouldRefuseAProbabilityThatIsNone() {
        assertThatThrownBy(() -> new Rated(1, "a", 0, "x", 1, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a probability of 0.0, 1 ratings");
    }

    private static boolean holds(OffPolicy.Estimate estimate, double truth) {
        return estimate.lower() <= truth && truth <= estimate.upper();
    }

    /** Arm a is worth 5 in the context x and 2 in y, and gets nine tenths of x and a tenth of y; b is worth 4 in both. */
    private static List<Rated> world(long seed, int people) {
        Random random = new Random(seed);
        List<Rated> ratings = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            boolean x = random.nextBoolean();
            double ofA = x ? 0.9 : 0.1;
            boolean a = random.nextDouble() < ofA;
            double mean = a ? (x ? 5 : 2) : 4;
            ratings.add(new Rated(
                    random.nextLong(),
                    a ? "a" : "b",
                    a ? ofA : 1 - ofA,
                    x ? "x" : "y",
                    1,
                    mean + 0.5 * random.nextGaussian()));
        }
        return ratings;
    }
}
