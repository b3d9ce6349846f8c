package io.kalimtak.training.run;

import io.kalimtak.kit.events.Transient;
import io.kalimtak.training.TrainingConfig;
import io.kalimtak.training.WorkFolders;
import io.kalimtak.training.evaluation.EvaluationFailedException;
import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.sets.BrokenSetException;
import io.kalimtak.training.work.AwayException;
import io.kalimtak.training.work.RefusedException;
import io.kalimtak.training.work.Retry;
import io.kalimtak.training.work.Watch;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes a claimed run from its present state as far as it goes: to its end, or to a failure that may pass. */
@ApplicationScoped
class RunExecution {
    private static final Logger LOG = Logger.getLogger(RunExecution.class);
    private static final String UNFORESEEN = "An unexpected error stopped it; the service's log has the cause.";

    private final Map<RunState, RunStep> steps = new EnumMap<>(RunState.class);
    private final MoveRun moves;
    private final RunLeases leases;
    private final WorkFolders folders;
    private final TrainingConfig config;
    private final Clock clock;

    RunExecution(
            @All List<RunStep> steps,
            MoveRun moves,
            RunLeases leases,
            WorkFolders folders,
            TrainingConfig config,
            Clock clock) {
        steps.forEach(step -> this.steps.put(step.state(), step));
        this.moves = moves;
        this.leases = leases;
        this.folders = folders;
        this.config = config;
        this.clock = clock;
    }

    void carryOn(TrainingRun claimed, UUID owner, Watch watch) {
        TrainingRun run = claimed;
        try {
            while (!run.state().ended()) {
                Move next = next(run, watch);
                leases.keepLog(run.id(), owner, watch);
                run = moves.move(run.id(), owner, next);
                LOG.infof("training run moved run=%s state=%s", run.id(), run.state());
            }
            folders.delete(run.id());
        } catch (LeaseLostException e) {
            LOG.warnf("training run was taken over by another worker run=%s", run.id());
        } catch (TargetBusyException e) {
            leases.release(run.id(), owner);
        } catch (LaterException e) {
            Duration planned = Retry.pause(run.attempts(), config.worker());
            Duration pause = planned.compareTo(e.atLeast) > 0 ? planned : e.atLeast;
            leases.keepLog(run.id(), owner, watch);
            LOG.warnf("training run waits run=%s state=%s pause_ms=%d", run.id(), run.state(), pause.toMillis());
            leases.later(run.id(), owner, e.getMessage(), pause);
        } catch (StoppingException e) {
            leases.release(run.id(), owner);
        }
    }

    private Move next(TrainingRun run, Watch watch) {
        Duration limit = RunQueue.timeout(run.state(), config.timeout());
        if (Duration.between(run.stateSince(), clock.instant()).compareTo(limit) > 0) {
            return timedOut(run, limit);
        }
        if (run.cancelledBy() != null && run.state() != RunState.REGISTERING) {
            return cancelled(run, run.cancelledBy());
        }
        try {
            return steps.get(run.state()).perform(run, watch);
        } catch (BrokenSetException e) {
            return Move.failed("The training set cannot be used: " + e.getMessage() + ".");
        } catch (LaunchException | EvaluationFailedException | RefusedException e) {
            return Move.failed(e.getMessage());
        } catch (RuntimeException e) {
            return failure(run, watch, limit, e);
        } catch (OutOfMemoryError | LinkageError | StackOverflowError e) {
            // Training needs memory in proportion to the set: the run fails, the service lives.
            LOG.errorf(e, "training run failed run=%s state=%s", run.id(), run.state());
            return Move.failed(UNFORESEEN);
        }
    }

    /** An aborted watch is the reason for whatever was thrown: other code may have wrapped the abort. */
    private Move failure(TrainingRun run, Watch watch, Duration limit, RuntimeException e) {
        if (watch.aborted().isPresent()) {
            return switch (watch.aborted().get()) {
                case LEASE_LOST -> throw new LeaseLostException();
                case STOPPING -> throw new StoppingException();
                case TIMED_OUT -> timedOut(run, limit);
                case CANCELLED -> cancelled(run, cancelledBy(run));
            };
        }
        if (e instanceof AwayException away) {
            throw new LaterException(away.getMessage(), away.retryAfter().orElse(Duration.ZERO));
        }
        if (Transient.isPassing(e)) {
            throw new LaterException("The database does not answer.", Duration.ZERO);
        }
        LOG.errorf(e, "training run failed run=%s state=%s", run.id(), run.state());
        return Move.failed(UNFORESEEN);
    }

    /** What runs elsewhere for the run is stopped first; while it cannot be, the run stays. */
    private Move cancelled(TrainingRun run, String actor) {
        try {
            steps.get(run.state()).abandon(run, new Watch());
        } catch (AwayException e) {
            throw new LaterException("It is to be cancelled. " + e.getMessage(), Duration.ZERO);
        } catch (RefusedException e) {
            LOG.errorf("what a run left running elsewhere could not be stopped run=%s", run.id());
        }
        return Move.cancelled(actor);
    }

    private Move timedOut(TrainingRun run, Duration limit) {
        try {
            steps.get(run.state()).abandon(run, new Watch());
        } catch (RuntimeException e) {
            LOG.errorf("what a run left running elsewhere could not be stopped run=%s", run.id());
        }
        String waited = run.reason() == null ? "" : " Last: " + run.reason();
        return Move.failed("It stayed in " + run.state() + " longer than " + limit + "." + waited);
    }

    private String cancelledBy(TrainingRun run) {
        return leases.cancelledBy(run.id()).orElse(Move.ORCHESTRATOR);
    }

    /** A failure that may pass; the message says what is waited for, the duration how long at least. */
    private static final class LaterException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Duration atLeast;

        LaterException(String message, Duration atLeast) {
            super(message);
            this.atLeast = atLeast;
        }
    }

    /** This process ends. */
    private static final class StoppingException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
