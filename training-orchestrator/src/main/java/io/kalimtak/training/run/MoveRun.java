package io.kalimtak.training.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The only way from state to state: row, history and event in one transaction, under the row's lock. */
@ApplicationScoped
class MoveRun {
    private final RunStore runs;
    private final RunEvents events;
    private final Event<RunMetrics.Moved> metrics;
    private final Clock clock;

    MoveRun(RunStore runs, RunEvents events, Event<RunMetrics.Moved> metrics, Clock clock) {
        this.runs = runs;
        this.events = events;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Moves a claimed run. Throws LeaseLostException, and TargetBusyException on the way out of the queue. */
    @Transactional
    TrainingRun move(UUID runId, UUID owner, Move move) {
        return apply(runs.lock(runId, owner), move);
    }

    /** Moves a run that the surrounding transaction has locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    TrainingRun apply(TrainingRun run, Move move) {
        RunTransitions.require(run.state(), move.to());
        Instant now = clock.instant();
        // The event and the API give a reason where the run ended otherwise than well; the history has every cause.
        boolean unwell = move.to().ended() && move.to() != RunState.DONE;
        TrainingRun moved = new TrainingRun(
                run.id(),
                move.to(),
                run.order(),
                run.version(),
                move.results() == null ? run.results() : move.results(),
                unwell ? move.cause() : null,
                run.cancelledBy(),
                0,
                null,
                now,
                run.createdAt(),
                now);
        runs.update(moved);
        record(moved, run.state(), move.actor(), move.cause());
        metrics.fire(new RunMetrics.Moved(run.state(), moved.state(), Duration.between(run.stateSince(), now)));
        return moved;
    }

    /** Puts a new run in the queue. */
    @Transactional(Transactional.TxType.MANDATORY)
    void enqueue(TrainingRun run, String target) {
        runs.insert(run, target);
        record(run, null, run.order().actor(), "Ordered.");
    }

    private void record(TrainingRun run, RunState previous, String actor, String cause) {
        runs.addHistory(run.id(), previous, new HistoryEntry(run.state(), run.updatedAt(), actor, cause));
        events.moved(run, previous, actor);
    }
}
