package io.kalimtak.training.run;

import io.kalimtak.events.v1.TrainingRunState;
import io.kalimtak.kit.outbox.Outbox;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/** Tells the world of transitions, through the outbox of the same transaction. */
@ApplicationScoped
class RunEvents {
    private final Outbox outbox;
    private final Supplier<UUID> ids;

    RunEvents(Outbox outbox, Supplier<UUID> ids) {
        this.outbox = outbox;
        this.ids = ids;
    }

    void moved(TrainingRun run, RunState previous, String actor) {
        var event = io.kalimtak.events.v1.TrainingRun.newBuilder()
                .setEventId(ids.get())
                .setOccurredAt(run.updatedAt())
                .setRunId(run.id())
                .setState(state(run.state()))
                .setPreviousState(previous == null ? null : state(previous))
                .setTrainingSetId(run.order().trainingSetId())
                .setMethod(run.order().method().label())
                .setLauncher(run.order().launcher())
                .setVersion(run.hasVersion() ? run.version() : null)
                .setActor(actor)
                .setReason(run.reason())
                .setMetrics(run.results().candidateMetrics())
                .build();
        outbox.append(Topic.TRAINING_RUNS, run.id().toString(), event);
    }

    /** The event's enum has the same names and UNKNOWN. */
    static TrainingRunState state(RunState state) {
        return TrainingRunState.valueOf(state.name());
    }
}
