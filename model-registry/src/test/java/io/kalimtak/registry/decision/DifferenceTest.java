package io.kalimtak.registry.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final Offset<Double> ROUNDING = within(1e-12);

    @Test
    void shouldBeTheDifferenceOfMeansWithItsVarianceWhenEverybodyRatedOnce() {
        Difference difference =
                Difference.of(List.of(live(1, 0, 3), live(2, 0, 5), candidate(3, 0, 4), candidate(4, 0, 2)));

        assertThat(difference.estimate()).isEqualTo(-1);
        // s² / n of each arm: 2 / 2 + 2 / 2.
        assertThat(difference.variance()).isCloseTo(2, ROUNDING);
        assertThat(difference)
                .extracting(
                        Difference::liveMean,
                        Difference::candidateMean,
                        Difference::livePeople,
                        Difference::candidatePeople,
                        Difference::liveCount,
                        Difference::candidateCount)
                .containsExactly(4.0, 3.0, 2L, 2L, 2L, 2L);
    }

    @Test
    void shouldWeighStepsByWhatTheyTell() {
        // 2 · 2 / 4 = 1 with a difference of -1, then 2 · 6 / 8 = 1.5 with a difference of 2.
        List<Tally> tallies =
                new ArrayList<>(List.of(live(1, 0, 4), live(2, 0, 4), candidate(3, 0, 3), candidate(4, 0, 3)));
        for (int person = 10; person < 16; person++) {
            tallies.add(live(person, 1, 1));
        }
        tallies.add(candidate(3, 1, 2));
        tallies.add(candidate(4, 1, 4));

        Difference difference = Difference.of(tallies);

        assertThat(difference.estimate()).isCloseTo((1 * -1 + 1.5 * 2) / 2.5, ROUNDING);
        assertThat(difference.candidatePeople()).isEqualTo(2);
        assertThat(difference.livePeople()).isEqualTo(8);
        // Persons 3 and 4 lie 1 from the step's mean, one below and one above: two times (0.6 · 1)² / 2.
        assertThat(difference.variance()).isCloseTo(0.36, ROUNDING);
    }

    @Test
    void shouldNotTakeAMoodThatChangedForADifference() {
        List<Tally> tallies = new ArrayList<>();
        for (int person = 0; person < 100; person++) {
            tallies.add(person < 10 ? candidate(person, 0, 5) : live(person, 0, 5));
            tallies.add(person < 60 ? candidate(person, 1, 2) : live(person, 1, 2));
        }

        Difference difference = Difference.of(tallies);

        assertThat(difference.candidateMean()).isLessThan(difference.liveMean() - 1);
        assertThat(difference.estimate()).isZero();
    }

    @Test
    void shouldHaveTheVarianceOfLeavingOutEachPersonInTurn() {
        List<Tally> tallies = random(7, 1);
        Difference whole = Difference.of(tallies);
        double variance = 0;
        for (Tally left : tallies) {
            List<Tally> others = tallies.stream().filter(tally -> tally != left).toList();
            double people = left.candidate() ? whole.candidatePeople() : whole.livePeople();
            double moved = Difference.of(others).estimate() - whole.estimate();
            variance += (people - 1) / people * moved * moved;
        }

        assertThat(whole.variance()).isCloseTo(variance, ROUNDING);
    }

    @Test
    void shouldCountAPersonWhoRatesAHundredTimesOnce() {
        List<Tally> tallies = new ArrayList<>(List.of(live(1, 0, 3), live(2, 0, 4), live(3, 0, 5)));
        tallies.add(new Tally(4, 0, true, 100, 100));
        tallies.add(candidate(5, 0, 5));

        // Without person 4 the candidate's mean is 5 and not 1: what is known of it is next to nothing.
        assertThat(Difference.of(tallies).variance()).isGreaterThan(7);
    }

    @Test
    void shouldKnowThatAPersonWithBothVersionsIsOne() {
        // Everybody likes or dislikes both versions alike, and gets the one first and then the other.
        List<Tally> same = new ArrayList<>();
        List<Tally> others = new ArrayList<>();
        for (int person = 0; person < 20; person++) {
            boolean first = person < 10;
            int score = person % 2 == 0 ? 1 : 5;
            same.add(new Tally(person, 0, first, 1, score));
            same.add(new Tally(person, 1, !first, 1, score));
            others.add(new Tally(person, 0, first, 1, score));
            others.add(new Tally(100 + person, 1, !first, 1, score));
        }

        assertThat(Difference.of(same).variance()).isCloseTo(0, ROUNDING);
        assertThat(Difference.of(others).variance()).isGreaterThan(0.4);
    }

    @Test
    void shouldSayNothingWithOnePersonInAnArm() {
        assertThat(Difference.of(List.of())).isEqualTo(Difference.NONE);
        assertThat(Difference.of(List.of(live(1, 0, 3), live(2, 0, 4), candidate(3, 0, 1), live(4, 1, 2))))
                .isEqualTo(Difference.NONE);
    }

    @Test
    void shouldLeaveOutAStepThatCannotBeCompared() {
        List<Tally> first = List.of(live(1, 0, 3), live(2, 0, 5), candidate(3, 0, 4), candidate(4, 0, 2));
        List<Tally> more = new ArrayList<>(first);
        more.addAll(List.of(live(1, 1, 1), live(5, 1, 1), candidate(3, 1, 5)));

        assertThat(Difference.of(more)).isEqualTo(Difference.of(first));
    }

    @Test
    void shouldBeTheSameInAnyOrderAndForAnyNumbering() {
        List<Tally> tallies = random(11, 4);
        List<Tally> shuffled = new ArrayList<>(changed(
                tallies,
                tally -> new Tally(
                        -7919 * tally.person(), tally.step(), tally.candidate(), tally.count(), tally.sum())));
        Collections.shuffle(shuffled, new Random(3));

        assertClose(Difference.of(shuffled), Difference.of(tallies), 1);
    }

    @Test
    void shouldChangeItsSignWhenTheArmsAreExchanged() {
        List<Tally> tallies = random(13, 4);
        List<Tally> exchanged = changed(
                tallies,
                tally -> new Tally(tally.person(), tally.step(), !tally.candidate(), tally.count(), tally.sum()));

        Difference one = Difference.of(tallies);
        Difference other = Difference.of(exchanged);

        assertClose(
                new Difference(
                        other.estimate(),
                        other.variance(),
                        other.candidateMean(),
                        other.liveMean(),
                        other.candidatePeople(),
                        other.livePeople(),
                        other.candidateCount(),
                        other.liveCount()),
                one,
                -1);
    }

    @Test
    void shouldBeTheSameWhenValuesComeOneByOne() {
        Comparison parts = new Comparison();
        Comparison whole = new Comparison();
        for (int person = 0; person < 40; person++) {
            boolean candidate = person % 3 == 0;
            whole.add(new Tally(person, 0, candidate, 3, 2 + 3 + 4 + person % 2));
            parts.add(new Tally(person, 0, candidate, 1, 2));
            parts.add(new Tally(person, 0, candidate, 2, 3 + 4 + person % 2));
            parts.difference();
        }

        assertThat(parts.difference()).isEqualTo(whole.difference());
    }

    private static void assertClose(Difference actual, Difference expected, int sign) {
        assertThat(actual.estimate()).isCloseTo(sign * expected.estimate(), ROUNDING);
        assertThat(actual.variance()).isCloseTo(expected.variance(), ROUNDING);
        assertThat(actual.liveMean()).isCloseTo(expected.liveMean(), ROUNDING);
        assertThat(actual.candidateMean()).isCloseTo(expected.candidateMean(), ROUNDING);
        assertThat(actual.livePeople()).isEqualTo(expected.livePeople());
        assertThat(actual.candidatePeople()).isEqualTo(expected.candidatePeople());
        assertThat(actual.liveCount()).isEqualTo(expected.liveCount());
        assertThat(actual.candidateCount()).isEqualTo(expected.candidateCount());
    }

    private static List<Tally> changed(List<Tally> tallies, UnaryOperator<Tally> change) {
        return tallies.stream().map(change).toList();
    }

    /** Sixty people, some of whom rate a lot, over steps with growing shares. */
    private static List<Tally> random(long seed, int steps) {
        Random random = new Random(seed);
        List<Tally> tallies = new ArrayList<>();
        for (int person = 0; person < 60; person++) {
            double place = random.nextDouble();
            for (int step = 0; step < steps; step++) {
                long count = 1 + (long) (10 * Math.pow(random.nextDouble(), 4));
                tallies.add(new Tally(
                        person, step, place < 0.4 + 0.1 * step, count, count * (1 + 4 * random.nextDouble())));
            }
        }
        return tallies;
    }

    private static Tally live(long person, int step, double score) {
        return new Tally(person, step, false, 1, score);
    }

    private static Tally candidate(long person, int step, double score) {
        return new Tally(person, step, true, 1, score);
    }
}
