package io.kalimtak.training.schedule;

import io.kalimtak.training.sql.Row;
import io.kalimtak.training.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Schedules and their firings in the database. */
@ApplicationScoped
class ScheduleStore {
    /** A timetable that was changed counts from its change, or it would seem to have missed what it never was due at. */
    private static final String REMEMBER = """
            INSERT INTO schedules (name, cron, counts_from)
            VALUES (?, ?, coalesce((SELECT max(fired_at) FROM schedule_firings WHERE schedule = ?), ?))
            ON CONFLICT (name) DO UPDATE SET cron = excluded.cron, counts_from = ?
            WHERE schedules.cron <> excluded.cron""";

    private static final String RECORD = """
            INSERT INTO schedule_firings (schedule, due_at, times, fired_at, outcome, reason, started)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";
    private static final String LAST =
            "SELECT max(fired_at) AS fired_at FROM schedule_firings WHERE schedule = ? HAVING count(*) > 0";

    private final Sql sql;

    ScheduleStore(Sql sql) {
        this.sql = sql;
    }

    void remember(String name, String cron, Instant now) {
        sql.update(REMEMBER, name, cron, name, now, now);
    }

    /** The schedule, locked until the transaction ends. */
    ScheduleState lock(String name) {
        return sql.first("SELECT * FROM schedules WHERE name = ? FOR UPDATE", ScheduleStore::state, name)
                .orElseThrow(() -> new IllegalStateException("every schedule is remembered at the start"));
    }

    Optional<ScheduleState> find(String name) {
        return sql.first("SELECT * FROM schedules WHERE name = ?", ScheduleStore::state, name);
    }

    /** When the schedule fired last. Ask with the schedule locked: then no other firing is under way. */
    Optional<Instant> lastFired(String name) {
        return sql.first(LAST, row -> row.time("fired_at"), name);
    }

    void record(String name, Firing firing) {
        Outcome outcome = firing.outcome();
        sql.update(
                RECORD,
                name,
                firing.dueAt(),
                firing.times(),
                firing.firedAt(),
                outcome.kind(),
                outcome.reason(),
                outcome.started());
    }

    /** Firings, newest first. */
    List<Firing> firings(String name, int limit) {
        return sql.query(
                "SELECT * FROM schedule_firings WHERE schedule = ? ORDER BY fired_at DESC, id DESC LIMIT ?",
                row -> new Firing(
                        row.time("due_at"),
                        row.integer("times"),
                        row.time("fired_at"),
                        new Outcome(
                                Outcome.Kind.valueOf(row.text("outcome")), row.text("reason"), row.uuid("started"))),
                name,
                limit);
    }

    void pause(String name, String actor, Instant now) {
        sql.update("UPDATE schedules SET paused_by = ?, paused_since = ? WHERE name = ?", actor, now, name);
    }

    void resume(String name, Instant now) {
        sql.update(
                "UPDATE schedules SET paused_by = NULL, paused_since = NULL, counts_from = ? WHERE name = ?",
                now,
                name);
    }

    private static ScheduleState state(Row row) throws SQLException {
        return new ScheduleState(
                row.text("name"), row.time("counts_from"), row.text("paused_by"), row.time("paused_since"));
    }
}
