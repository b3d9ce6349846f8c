package io.kalimtak.system.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.events.v1.Interaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SampleInteractionsTest {
    private final SampleInteractions samples =
            new SampleInteractions(Texts.demo(), 1, Instant.parse("2026-11-25T00:00:00Z"));

    @Test
    void shouldGiveTheSameRecordForANumberAndAnotherIdForEach() {
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            ids.add(samples.get(i).getInteractionId());
        }

        assertThat(samples.get(7)).isEqualTo(samples.get(7));
        assertThat(ids).hasSize(1_000);
    }

    @Test
    void shouldMakeRowsOfAboutOneKilobyteInOneLineEach() {
        long bytes = 0;
        for (int i = 0; i < 1_000; i++) {
            String row = RowText.of(samples.get(i));
            assertThat(row).doesNotContain("\n").matches(text -> text.split("\t", -1).length == 21);
            bytes += row.getBytes(StandardCharsets.UTF_8).length;
        }

        assertThat(bytes / 1_000).isBetween(900L, 1_400L);
    }

    @Test
    void shouldHandOutEachNumberOnce() {
        assertThat(samples.take(10)).isZero();
        assertThat(samples.take(5)).isEqualTo(10);
        assertThat(samples.take(1)).isEqualTo(15);
    }

    @Test
    void shouldEscapeWhatCopyUsesItself() {
        assertThat(RowText.escaped("a\tb\nc\rd\\e")).isEqualTo("a\\tb\\nc\\rd\\\\e");
        assertThat(RowText.escaped(null)).isEqualTo("\\N");
    }

    @Test
    void shouldSortIdsByTime() {
        Interaction early = samples.get(0);
        Interaction late = samples.get(1_000);

        assertThat(early.getInteractionId().toString())
                .isLessThan(late.getInteractionId().toString());
        assertThat(early.getInteractionId().version()).isEqualTo(8);
    }
}
