package io.kalimtak.feedback.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    @ParameterizedTest
    @CsvSource({
        "PT1M,2026-11-23T12:00:00Z,2026-11-23T12:00:00Z",
        "PT1M,2026-11-23T12:00:59.999999Z,2026-11-23T12:00:00Z",
        "PT1M,2026-11-23T12:01:00Z,2026-11-23T12:01:00Z",
        "P1D,2026-11-23T00:00:00Z,2026-11-23T00:00:00Z",
        "P1D,2026-11-23T23:59:59.999999Z,2026-11-23T00:00:00Z",
        "PT7S,1969-12-31T23:59:59.5Z,1969-12-31T23:59:53Z"
    })
    void shouldHoldItsBeginningAndNotItsEnd(Duration length, Instant moment, Instant start) {
        assertThat(new Window(length).startOf(moment)).isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({
        "P1D,1 day",
        "P7D,7 days",
        "PT1H,1 hour",
        "PT36H,36 hours",
        "PT1M,1 minute",
        "PT90S,90 seconds",
        "PT1S,1 second"
    })
    void shouldSayItsLengthInTheGreatestUnitThatIsWhole(Duration length, String words) {
        assertThat(new Window(length).words()).isEqualTo(words);
    }
}
