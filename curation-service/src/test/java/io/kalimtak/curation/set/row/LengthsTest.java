package io.kalimtak.curation.set.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LengthsTest {
    private final Lengths lengths = new Lengths();

    @Test
    void shouldPutEachLengthInItsClassWhenAtTheEdges() {
        for (int length : new int[] {0, 1, 2, 3, 4, 7, 8}) {
            lengths.add("x".repeat(length));
        }

        assertThat(lengths.bins())
                .containsExactly(
                        new Lengths.Bin(0, 0, 1),
                        new Lengths.Bin(1, 1, 1),
                        new Lengths.Bin(2, 3, 2),
                        new Lengths.Bin(4, 7, 2),
                        new Lengths.Bin(8, 15, 1));
    }

    @Test
    void shouldShowEmptyClassesBetweenButNotBeforeOrAfter() {
        lengths.add("ab");
        lengths.add("x".repeat(16));

        assertThat(lengths.bins())
                .containsExactly(
                        new Lengths.Bin(2, 3, 1),
                        new Lengths.Bin(4, 7, 0),
                        new Lengths.Bin(8, 15, 0),
                        new Lengths.Bin(16, 31, 1));
    }

    @Test
    void shouldCountCodePointsWhenACharacterTakesTwoUnits() {
        lengths.add("😀");

        assertThat(lengths.bins()).containsExactly(new Lengths.Bin(1, 1, 1));
    }

    @Test
    void shouldHaveNoClassesWhenThereIsNoText() {
        assertThat(lengths.bins()).isEmpty();
    }
}
