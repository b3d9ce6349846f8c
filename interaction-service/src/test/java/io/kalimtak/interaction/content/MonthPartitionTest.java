package io.kalimtak.interaction.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MonthPartitionTest {
    private static final Instant LAST_INSTANT_OF_2026 = Instant.parse("2026-12-31T23:59:59.999999Z");

    @Test
    void shouldSpanTheMonthInUtcWhenItEndsTheYear() {
        MonthPartition partition = new MonthPartition("content", YearMonth.of(2026, 12));

        assertThat(partition.tableName()).isEqualTo("content_y2026m12");
        assertThat(partition.from()).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(partition.until()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void shouldWantThePresentMonthAndThoseAheadWhenNothingLiesInTheDefault() {
        assertThat(MonthPartition.wanted(LAST_INSTANT_OF_2026, 2, Set.of()))
                .containsExactly(YearMonth.of(2026, 12), YearMonth.of(2027, 1), YearMonth.of(2027, 2));
    }

    @Test
    void shouldWantMonthsOfTheDefaultOnlyWhenTheyAreNotTooFarAway() {
        Set<YearMonth> inDefault =
                Set.of(YearMonth.of(2016, 11), YearMonth.of(2016, 12), YearMonth.of(2026, 3), YearMonth.of(2027, 1));

        assertThat(MonthPartition.wanted(LAST_INSTANT_OF_2026, 0, inDefault))
                .containsExactly(YearMonth.of(2016, 12), YearMonth.of(2026, 3), YearMonth.of(2026, 12));
    }
}
