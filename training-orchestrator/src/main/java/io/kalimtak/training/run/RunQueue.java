package io.kalimtak.training.run;

import io.kalimtak.training.TrainingConfig;
import io.kalimtak.training.work.Watch;
import io.kalimtak.training.work.Work;
import io.kalimtak.training.work.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Runs as work. */
@ApplicationScoped
class RunQueue implements WorkQueue {
    private final RunLeases leases;
    private final RunExecution execution;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final TrainingConfig.Timeouts timeouts;

    RunQueue(RunLeases leases, RunExecution execution, Supplier<UUID> ids, Clock clock, TrainingConfig config) {
        this.leases = leases;
        this.execution = execution;
        this.ids = ids;
        this.clock = clock;
        this.timeouts = config.timeout();
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Optional<Work> claim() {
        UUID owner = ids.get();
        return leases.claim(owner).map(run -> new Claimed(run, owner));
    }

    /** How long a run may stay in a state. */
    static Duration timeout(RunState state, TrainingConfig.Timeouts timeouts) {
        return switch (state) {
            case QUEUED -> timeouts.queued();
            case PREPARING -> timeouts.preparing();
            case TRAINING -> timeouts.training();
            case EVALUATING -> timeouts.evaluating();
            case REGISTERING -> timeouts.registering();
            case DONE, REJECTED, FAILED, CANCELLED -> Duration.ofSeconds(Long.MAX_VALUE);
        };
    }

    private final class Claimed implements Work {
        private final TrainingRun run;
        private final UUID owner;

        Claimed(TrainingRun run, UUID owner) {
            this.run = run;
            this.owner = owner;
        }

        @Override
        public String name() {
            return "run " + run.id();
        }

        @Override
        public void perform(Watch watch) {
            execution.carryOn(run, owner, watch);
        }

        @Override
        public void beat(Watch watch) {
            leases.beat(run.id(), owner, watch)
                    .ifPresentOrElse(pulse -> follow(pulse, watch), () -> watch.abort(Watch.Cause.LEASE_LOST));
        }

        private void follow(RunLeases.Pulse pulse, Watch watch) {
            Duration inState = Duration.between(pulse.stateSince(), clock.instant());
            if (inState.compareTo(timeout(pulse.state(), timeouts)) > 0) {
                watch.abort(Watch.Cause.TIMED_OUT);
            } else if (pulse.cancelled() && pulse.state() != RunState.REGISTERING) {
                // Registering looks for itself, at the one moment where stopping is still clean.
                watch.abort(Watch.Cause.CANCELLED);
            }
        }
    }
}
