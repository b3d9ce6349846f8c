package io.kalimtak.training.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.training.schedule.Timetable.Due;
import io.kalimtak.training.testing.DefaultConfig;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimetableTest {
    /** Mondays at three. */
    private static final Instant MONDAY = Instant.parse("2026-11-23T03:00:00Z");

    private static final Instant NEXT = Instant.parse("2026-11-30T03:00:00Z");

    private final Timetable timetable = new Timetable(DefaultConfig.read());

    @Test
    void shouldBeDueFromItsTimeOnAndUntilItWasCovered() {
        assertThat(timetable.due(Timetable.TRAINING, MONDAY.minusSeconds(9), MONDAY.minusMillis(1)))
                .isEmpty();
        assertThat(timetable.due(Timetable.TRAINING, MONDAY.minusSeconds(9), MONDAY))
                .contains(new Due(MONDAY, 1));
        assertThat(timetable.due(Timetable.TRAINING, MONDAY, NEXT.minusMillis(1)))
                .isEmpty();
    }

    @Test
    void shouldCountEveryTimeThatWasMissedFromTheFirstOn() {
        assertThat(timetable.due(Timetable.TRAINING, MONDAY.minusMillis(1), NEXT))
                .contains(new Due(MONDAY, 2));
        assertThat(timetable.due(
                        Timetable.EVALUATION,
                        Instant.parse("2026-01-01T04:00:00Z"),
                        Instant.parse("2026-12-01T04:00:00Z")))
                .contains(new Due(Instant.parse("2026-02-01T04:00:00Z"), 11));
    }

    @Test
    void shouldTellTheNextTime() {
        assertThat(timetable.next(Timetable.TRAINING, MONDAY)).contains(NEXT);
        assertThat(timetable.next(Timetable.TRAINING, MONDAY.minusMillis(1))).contains(MONDAY);
    }

    @Test
    void shouldNeverBeDueWhenOff() {
        Timetable off = new Timetable(DefaultConfig.readWith(Map.of("kalimtak.training.schedule.training", "off")));

        assertThat(off.next(Timetable.TRAINING, MONDAY)).isEmpty();
        assertThat(off.due(Timetable.TRAINING, MONDAY.minusMillis(1), NEXT)).isEmpty();
        assertThat(off.cron(Timetable.TRAINING)).isEqualTo("off");
    }
}
