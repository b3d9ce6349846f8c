package io.kalimtak.curation.set.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GroupedTest {
    @Test
    void shouldShowFiveAndFoldFourWhenCountsAreAtTheEdge() {
        assertThat(Grouped.common(Map.of("b", 5L, "a", 5L, "c", 4L, "d", 9L)))
                .containsExactly(Map.entry("d", 9L), Map.entry("a", 5L), Map.entry("b", 5L), Map.entry("others", 4L));
    }

    @Test
    void shouldFoldTheRestWhenThereAreMoreThanTwentyValues() {
        Map<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < 21; i++) {
            counts.put("tool " + (char) ('a' + i), 100L - i);
        }

        assertThat(Grouped.common(counts))
                .hasSize(21)
                .containsEntry("others", 80L)
                .doesNotContainKey("tool u");
    }

    @Test
    void shouldShowNoOthersWhenNothingIsFolded() {
        assertThat(Grouped.common(Map.of("a", 5L))).containsExactly(Map.entry("a", 5L));
    }
}
