package io.kalimtak.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedPublicTest {
    private final SimulatedPublic people = new SimulatedPublic();

    @Test
    void shouldBeWorthTheShareOfWordsThatAgree() {
        assertThat(SimulatedPublic.worth("one two three four", "three four five six"))
                .isEqualTo(0.5);
        assertThat(SimulatedPublic.worth("same words", "Same, words!")).isEqualTo(1);
        assertThat(SimulatedPublic.worth("", "anything")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0,1", "0.19,1", "0.20,2", "0.33,3", "0.45,4", "0.549,4", "0.55,5", "1,5"})
    void shouldTurnWorthIntoStars(double worth, int stars) {
        assertThat(SimulatedPublic.stars(worth)).isEqualTo(stars);
    }

    @Test
    void shouldSayTheSameEveryTime() {
        for (DemoRow row : DemoCorpus.read()) {
            assertThat(people.rate(row, "some answer")).isEqualTo(people.rate(row, "some answer"));
        }
    }

    @Test
    void shouldLeaveSomeUnratedAndCorrectMostBadAnswers() {
        var rows = DemoCorpus.read();
        long rated =
                rows.stream().filter(row -> people.rate(row, "bad").isPresent()).count();
        long corrected = rows.stream()
                .filter(row -> people.rate(row, "bad")
                        .flatMap(SimulatedPublic.Verdict::correction)
                        .isPresent())
                .count();

        assertThat(rated).isBetween(rows.size() * 90L / 100, rows.size() * 98L / 100);
        assertThat(corrected).isBetween(rated * 80 / 100, rated * 96 / 100);
    }
}
