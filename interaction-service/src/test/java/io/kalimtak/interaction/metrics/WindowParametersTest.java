package io.kalimtak.interaction.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowParametersTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123456789Z");

    @Test
    void shouldBeTheLastSevenDaysWhenNothingIsAskedFor() {
        Window window = WindowParameters.read(null, "", Grouping.NONE, NOW);

        assertThat(window.until()).isEqualTo("2026-11-23T12:00:00.123456Z");
        assertThat(window.since()).isEqualTo("2026-11-16T12:00:00.123456Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-22T00:00:00Z, 2026-11-23T00:00:00Z, DAY",
        "2026-10-23T00:00:00Z, 2026-11-23T00:00:00Z, HOUR",
        "2026-11-22T23:59:59.999999Z, 2026-11-23T00:00:00Z, VERSION"
    })
    void shouldTakeAWindowOfTheGreatestAndTheSmallestLength(String since, String until, Grouping by) {
        assertThat(WindowParameters.read(since, until, by, NOW))
                .isEqualTo(new Window(Instant.parse(since), Instant.parse(until)));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-21T23:59:59.999999Z, 2026-11-23T00:00:00Z, DAY, must be at most 366 days before until",
        "2026-10-22T23:59:59Z, 2026-11-23T00:00:00Z, HOUR, must be at most 31 days before until when figures",
        "2026-11-23T00:00:00Z, 2026-11-23T00:00:00Z, NONE, must be before until",
        "2026-11-24T00:00:00Z, , NONE, must be before until"
    })
    void shouldRefuseAWindowThatIsEmptyOrTooLong(String since, String until, Grouping by, String message) {
        assertThatThrownBy(() -> WindowParameters.read(since, until, by, NOW))
                .hasMessageStartingWith("The field since " + message);
    }
}
