package io.kalimtak.curation.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShinglesTest {
    @Test
    void shouldGiveNoneWhenNothingIsLeftOfTheText() {
        assertThat(Shingles.of("")).isEmpty();
        assertThat(Shingles.of(" …?! ")).isEmpty();
    }

    @Test
    void shouldGiveOneOfTheWholeWhenTheTextIsNoLongerThanAShingle() {
        assertThat(Shingles.of("a")).hasSize(1);
        assertThat(Shingles.of("abcd")).hasSize(1).isNotEqualTo(Shingles.of("abc"));
        assertThat(Shingles.of("abcde")).hasSize(1);
        assertThat(Shingles.of("abcdef")).hasSize(2);
    }

    @Test
    void shouldCountCodePointsWhenTheyTakeTwoUnits() {
        assertThat(Shingles.of("😀😃😄😁😆")).hasSize(1);
        assertThat(Shingles.of("😀😃😄😁😆😅")).hasSize(2);
    }

    @Test
    void shouldGiveTheSameHashWhereverARunOfFiveStands() {
        int[] whole = Shingles.of("write poem");

        assertThat(whole).hasSize(6).doesNotHaveDuplicates();
        assertThat(whole[0]).isEqualTo(Shingles.of("write")[0]);
        assertThat(whole[3]).isEqualTo(Shingles.of("te poem")[0]);
    }

    @Test
    void shouldRepeatItselfWhenTheTextDoes() {
        assertThat(Arrays.stream(Shingles.of("aaaaaaa")).distinct().count()).isEqualTo(1);
        assertThat(Shingles.of("aaaaaaa")).hasSize(3);
    }

    @Test
    void shouldSeeNoDifferenceWhenOnlyTheTypingDiffers() {
        assertThat(Shingles.of("أكتبُ رسالةً")).isEqualTo(Shingles.of("اكتب رساله"));
        assertThat(Shingles.of("Fix   THIS—please")).isEqualTo(Shingles.of("fix this please"));
    }

    /** Stored signatures are made of these: they never change. */
    @Test
    void shouldGiveTheSameNumbersForEver() {
        assertThat(Shingles.of("Kalimtak")).containsExactly(2106179632, 393673217, -1544421492, -1461150);
    }
}
