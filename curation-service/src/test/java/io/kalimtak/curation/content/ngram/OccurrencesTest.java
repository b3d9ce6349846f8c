package io.kalimtak.curation.content.ngram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OccurrencesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Occurrences occurrences = new Occurrences(6);

    @Test
    void shouldShareRowsOutAmongTheBusiestSubjects() {
        List.of("a", "b", "a", "c", "a", "d").forEach(subject -> add(subject, 0));

        assertThat(occurrences.subjects()).isEqualTo(4);
        assertThat(occurrences.subjectShare(1)).isEqualTo(0.5);
        assertThat(occurrences.subjectShare(2)).isEqualTo(4 / 6.0);
        assertThat(occurrences.subjectShare(9)).isEqualTo(1);
    }

    @Test
    void shouldCountBothEndsOfTheBusiestWindow() {
        List.of(600, 0, 60, 30, 700, 61).forEach(second -> add("a", second));

        assertThat(occurrences.burstShare(Duration.ofSeconds(60))).isEqualTo(3 / 6.0);
        assertThat(occurrences.burstShare(Duration.ofSeconds(61))).isEqualTo(4 / 6.0);
        assertThat(occurrences.burstShare(Duration.ZERO)).isEqualTo(1 / 6.0);
    }

    private void add(String subject, int second) {
        occurrences.add(List.of("x"), new RatedTokens(List.of("x"), 5, subject, START.plusSeconds(second)));
    }
}
