package io.kalimtak.training.schedule;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.training.schedule.Timetable.Due;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Fires a schedule for the times that are due, all of them at once, and records what it led to. Quartz wakes one replica;
 * this does not trust in it: who holds the schedule's row and finds a time since the last firing is the one who fires, and
 * the firing stands in the transaction of what it started.
 */
@ApplicationScoped
class FireSchedule {
    private static final Logger LOG = Logger.getLogger(FireSchedule.class);

    /** Quartz may wake us a few milliseconds early. */
    private static final Duration EARLY = Duration.ofSeconds(1);

    private final ScheduleStore schedules;
    private final Timetable timetable;
    private final Clock clock;

    FireSchedule(ScheduleStore schedules, Timetable timetable, Clock clock) {
        this.schedules = schedules;
        this.timetable = timetable;
        this.clock = clock;
    }

    /**
     * Does nothing when nothing is due.
     *
     * @param work decides what to do; called outside of a transaction, so that it may read files
     */
    void fire(String name, Supplier<Plan> work) {
        if (!QuarkusTransaction.requiringNew().call(() -> wanted(name))) {
            return;
        }
        try {
            Plan plan = work.get();
            QuarkusTransaction.requiringNew().run(() -> due(name).ifPresent(due -> record(name, due, plan.carryOut())));
        } catch (RuntimeException e) {
            LOG.errorf(e, "schedule failed schedule=%s", name);
            Outcome failed = Outcome.failed(reason(e));
            QuarkusTransaction.requiringNew().run(() -> due(name).ifPresent(due -> record(name, due, failed)));
        }
    }

    private boolean wanted(String name) {
        Optional<Due> due = due(name);
        if (due.isEmpty()) {
            LOG.infof("schedule woken with nothing due schedule=%s", name);
            return false;
        }
        ScheduleState state = schedules.lock(name);
        if (state.paused()) {
            record(
                    name,
                    due.get(),
                    Outcome.skipped("Paused by " + state.pausedBy() + " since " + state.pausedSince() + "."));
        }
        return !state.paused();
    }

    /** What is due, with the schedule locked. */
    private Optional<Due> due(String name) {
        ScheduleState state = schedules.lock(name);
        // A firing covers the time that it was early for.
        Instant covered = schedules
                .lastFired(name)
                .map(fired -> fired.plus(EARLY))
                .filter(fired -> fired.isAfter(state.countsFrom()))
                .orElse(state.countsFrom());
        return timetable.due(name, covered, clock.instant().plus(EARLY));
    }

    private void record(String name, Due due, Outcome outcome) {
        Firing firing = new Firing(due.first(), due.times(), clock.instant(), outcome);
        if (firing.late()) {
            String reason = outcome.reason() + " Late: it was due at " + due.first() + ", when nothing ran here"
                    + (due.times() > 1 ? ", and " + due.times() + " times in all." : ".");
            firing = new Firing(
                    due.first(), due.times(), firing.firedAt(), new Outcome(outcome.kind(), reason, outcome.started()));
        }
        schedules.record(name, firing);
        LOG.infof(
                "schedule fired schedule=%s outcome=%s late=%s started=%s",
                name, outcome.kind(), firing.late(), outcome.started());
    }

    private static String reason(RuntimeException e) {
        return e instanceof ProblemException problem
                ? problem.getMessage()
                : "It could not be carried out; the service's log has the cause.";
    }
}
