package io.kalimtak.system.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WorldTest {
    private static final int WEEK = 24 * 7;

    @Test
    void shouldAskAsOftenAsTheCrowdDoesAndServeByTheShare() {
        World world = new World(Scenario.usual("usual"), new SplittableRandom(1));
        int answers = 0;
        int candidate = 0;
        for (int hour = 0; hour < WEEK; hour++) {
            for (Answer answer : world.pass(hour, 3)) {
                answers++;
                candidate += answer.candidate() ? 1 : 0;
            }
        }

        // Five working days and a weekend of three fifths; a session asks 1.67 times.
        double expected = 6.2 * (16_000 + 1_500 / 0.6);
        assertThat(answers).isCloseTo((int) expected, within((int) (0.02 * expected)));
        assertThat((double) candidate / answers).isCloseTo(0.5, within(0.03));
    }

    @Test
    void shouldKeepEverybodyWhoHadTheCandidateWhenItsShareGrows() {
        World world = new World(Scenario.usual("usual"), new SplittableRandom(2));
        Map<Long, Boolean> before = new HashMap<>();

        for (int hour = 0; hour < 48; hour++) {
            for (Answer answer : world.pass(hour, hour / 12)) {
                assertThat(answer.candidate()).isIn(true, before.getOrDefault(answer.person(), answer.candidate()));
                before.put(answer.person(), answer.candidate());
            }
        }
        assertThat(before).hasSizeGreaterThan(5_000);
    }

    @Test
    void shouldTellAnAnswerOnceItIsAnHourOldAndItsRatingNotBefore() {
        World world = new World(Scenario.usual("usual"), new SplittableRandom(3));
        List<Answer> asked = new ArrayList<>(world.pass(0, 3));

        assertThat(world.matureAt(1)).isEmpty();
        assertThat(world.matureAt(2)).containsExactlyElementsOf(asked);
        assertThat(world.ratedAt(1)).isEmpty();
        assertThat(world.ratedAt(2)).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.stars()).isBetween(1, 5);
            assertThat(asked).contains(answer);
        });
    }

    @Test
    void shouldLoseTheRecordsOfThoseAloneWhoHadTheCandidate() {
        World world = new World(Scenario.usual("lost").withLost(1), new SplittableRandom(4));

        assertThat(world.pass(0, 3)).anyMatch(Answer::candidate).anyMatch(answer -> !answer.candidate());
        assertThat(world.matureAt(2)).isNotEmpty().noneMatch(Answer::candidate);
    }
}
