package io.kalimtak.training.schedule;

import io.kalimtak.training.sql.Sql;
import io.kalimtak.training.testing.LocalRegistry;
import io.kalimtak.training.testing.SetPublisher;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Schedules that fired never yet and no run that learnt anything. */
abstract class ScheduleTestBase {
    private static final long FAR_AWAY = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

    @Inject
    Schedules schedules;

    @Inject
    FireSchedule fire;

    @Inject
    ScheduleStore store;

    @Inject
    Timetable timetable;

    @Inject
    SetPublisher sets;

    @Inject
    Sql sql;

    final LocalRegistry registry = new LocalRegistry();

    @BeforeEach
    void open() throws IOException {
        registry.start();
        sql.update("UPDATE training_runs SET state = 'FAILED' WHERE state IN ('DONE', 'REJECTED')");
        sql.update("DELETE FROM schedule_firings");
        // On the first of a month or a Monday the schedules' own time may come in the middle of a test.
        sql.update(
                "UPDATE qrtz_triggers SET next_fire_time = ? WHERE trigger_name IN ('weekly-training',"
                        + " 'monthly-evaluation')",
                FAR_AWAY);
        sql.update("UPDATE schedules SET counts_from = ?, paused_by = NULL, paused_since = NULL", Instant.now());
    }

    @AfterEach
    void close() {
        registry.close();
    }

    /** Within seven days there is one Monday, within 31 one first of a month or two. */
    void due(String name) {
        Duration back = name.equals(Timetable.TRAINING) ? Duration.ofDays(7) : Duration.ofDays(31);
        dueSince(name, Instant.now().minus(back));
    }

    /** As if it had fired before a moment and never since. */
    void dueSince(String name, Instant since) {
        sql.update(
                "UPDATE schedule_firings SET fired_at = ?, due_at = NULL WHERE schedule = ? AND fired_at > ?",
                since,
                name,
                since);
        sql.update("UPDATE schedules SET counts_from = ? WHERE name = ?", since, name);
    }

    /** A replica whose clock stands. */
    FireSchedule at(Instant moment) {
        return new FireSchedule(store, timetable, Clock.fixed(moment, ZoneOffset.UTC));
    }

    long firings(String name) {
        return sql.first("SELECT count(*) AS n FROM schedule_firings WHERE schedule = ?", row -> row.count("n"), name)
                .orElseThrow();
    }

    /** The firing that was recorded last. */
    Firing last(String name) {
        return sql.first(
                        "SELECT * FROM schedule_firings WHERE schedule = ? ORDER BY id DESC LIMIT 1",
                        row -> new Firing(
                                row.time("due_at"),
                                row.integer("times"),
                                row.time("fired_at"),
                                new Outcome(
                                        Outcome.Kind.valueOf(row.text("outcome")),
                                        row.text("reason"),
                                        row.uuid("started"))),
                        name)
                .orElseThrow();
    }

    List<String> triggers() {
        return sql.query(
                "SELECT trigger_name || ' ' || cron_expression || ' ' || time_zone_id AS trigger"
                        + " FROM qrtz_cron_triggers ORDER BY 1",
                row -> row.text("trigger"));
    }
}
