package io.kalimtak.interaction.content;

import static io.kalimtak.interaction.testing.Samples.interaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.interaction.testing.InteractionTest;
import io.kalimtak.local.testing.Database;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@InteractionTest
class PartitionIT {
    private static final String HOME = "SELECT tableoid::regclass FROM interaction.content WHERE id = ?";

    @Inject
    EnsurePartitions partitions;

    @Inject
    StoreInteractions interactions;

    @Test
    void shouldHaveThisMonthsPartitionWhenTheServiceHasStarted() {
        UUID id = stored(Instant.now());
        YearMonth month = YearMonth.now(ZoneOffset.UTC);

        assertThat(Database.value(HOME, id))
                .isEqualTo("interaction." + new MonthPartition("content", month).tableName());
        assertThat(Database.value(
                        "SELECT to_regclass(?)",
                        "interaction." + new MonthPartition("content", month.plusMonths(3)).tableName()))
                .isNotEqualTo("null");
    }

    @Test
    void shouldHaveThisMonthsPartitionOfAnswersInTheShadowToo() {
        YearMonth month = YearMonth.now(ZoneOffset.UTC);

        assertThat(Database.value(
                        "SELECT to_regclass(?)",
                        "interaction." + new MonthPartition("shadow_answers", month).tableName()))
                .isNotEqualTo("null");
    }

    @Test
    void shouldMoveRowsToTheirMonthWhenTheyLayInTheDefault() {
        Instant lastOfApril = Instant.parse("2021-04-30T23:59:59.999999Z");
        UUID april = stored(lastOfApril);
        UUID may = stored(lastOfApril.plusNanos(1000));
        assertThat(Database.value(HOME, april)).isEqualTo("interaction.content_default");

        partitions.ensure();

        assertThat(Database.value(HOME, april)).isEqualTo("interaction.content_y2021m04");
        assertThat(Database.value(HOME, may)).isEqualTo("interaction.content_y2021m05");
        assertThat(partitions.ensure()).isEmpty();
    }

    @Test
    void shouldRefuseNoRowWhenItsTimeIsFarAway() {
        UUID id = stored(Instant.parse("1995-01-01T00:00:00Z"));

        partitions.ensure();

        assertThat(Database.value(HOME, id)).isEqualTo("interaction.content_default");
    }

    @Test
    void shouldStillStoreOnceWhenARowCameAgainAfterItsPartitionWasMade() {
        Instant time = Instant.parse("2021-08-15T12:00:00Z");
        UUID id = stored(time);
        partitions.ensure();

        interactions.store(List.of(interaction(id).setCreatedAt(time).build()));

        assertThat(Database.rows(HOME, id)).containsExactly("interaction.content_y2021m08");
    }

    private UUID stored(Instant createdAt) {
        UUID id = UUID.randomUUID();
        interactions.store(List.of(interaction(id).setCreatedAt(createdAt).build()));
        return id;
    }
}
