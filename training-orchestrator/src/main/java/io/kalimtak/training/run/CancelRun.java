package io.kalimtak.training.run;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.training.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Cancels a run: at once while it waits in the queue, else by telling the one who works on it. */
@ApplicationScoped
class CancelRun {
    private static final String REQUEST =
            "UPDATE training_runs SET cancel_requested_by = ?, next_attempt_at = '-infinity' WHERE id = ?";

    private final RunStore runs;
    private final MoveRun moves;
    private final Sql sql;

    CancelRun(RunStore runs, MoveRun moves, Sql sql) {
        this.runs = runs;
        this.moves = moves;
        this.sql = sql;
    }

    /** Refuses an unknown run (404) and one that has ended (409); cancelling twice is no error. */
    @Transactional
    void cancel(UUID id, String actor) {
        TrainingRun run = runs.lock(id).orElseThrow(RunResource::unknown);
        if (run.state().ended()) {
            throw ProblemException.of(
                    ProblemType.CONFLICT, "The run has ended as " + run.state() + "; there is nothing to cancel.");
        }
        if (run.state() == RunState.QUEUED) {
            moves.apply(run, Move.cancelled(actor));
        } else if (run.cancelledBy() == null) {
            sql.update(REQUEST, actor, id);
        }
    }
}
