package io.kalimtak.gateway.engine.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "120 | PT2M",
                "' 7 ' | PT7S",
                "999999999 | P1D",
                "Sun, 01 Mar 2026 12:00:05 GMT | PT5S",
                "Sun, 1 Mar 2026 12:00:05 GMT | PT5S",
                "Sun, 01 Mar 2026 11:59:00 GMT | PT0S",
                "Fri, 01 Jan 2100 00:00:00 GMT | P1D"
            })
    void shouldReadSecondsAndDates(String header, Duration expected) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999", "Sun, 01 Mar 2026", "2026-03-01T12:00:05Z"})
    void shouldKnowNothingOfAnythingElse(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isNull();
    }

    @Test
    void shouldKnowNothingWithoutTheHeader() {
        assertThat(RetryAfter.parse(null, NOW)).isNull();
    }
}
