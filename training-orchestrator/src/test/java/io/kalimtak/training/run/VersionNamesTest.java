package io.kalimtak.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VersionNamesTest {
    private static final UUID RUN = UUID.fromString("3f2a91c4-0000-4000-8000-000000000000");

    @Test
    void shouldNameTargetDayAndRunWhenAVersionIsNamed() {
        String name = VersionNames.of("embedded", Instant.parse("2026-11-23T12:00:00Z"), RUN);

        assertThat(name).isEqualTo("embedded-20261123-3f2a91c4");
    }

    @Test
    void shouldTakeTheDayInUtcWhenTheOrderCameAtMidnight() {
        assertThat(VersionNames.of("embedded", Instant.parse("2026-12-31T23:59:59.999Z"), RUN))
                .isEqualTo("embedded-20261231-3f2a91c4");
        assertThat(VersionNames.of("embedded", Instant.parse("2027-01-01T00:00:00Z"), RUN))
                .isEqualTo("embedded-20270101-3f2a91c4");
    }
}
