package io.kalimtak.training.run;

import static io.kalimtak.training.run.RunState.CANCELLED;
import static io.kalimtak.training.run.RunState.DONE;
import static io.kalimtak.training.run.RunState.EVALUATING;
import static io.kalimtak.training.run.RunState.FAILED;
import static io.kalimtak.training.run.RunState.PREPARING;
import static io.kalimtak.training.run.RunState.QUEUED;
import static io.kalimtak.training.run.RunState.REGISTERING;
import static io.kalimtak.training.run.RunState.REJECTED;
import static io.kalimtak.training.run.RunState.TRAINING;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The transition table: which state may follow which. Nothing leads back, so every run ends. */
public final class RunTransitions {
    private static final Map<RunState, Set<RunState>> TABLE = new EnumMap<>(RunState.class);

    static {
        allow(QUEUED, PREPARING, FAILED, CANCELLED);
        allow(PREPARING, TRAINING, REJECTED, FAILED, CANCELLED);
        allow(TRAINING, EVALUATING, FAILED, CANCELLED);
        allow(EVALUATING, REGISTERING, FAILED, CANCELLED);
        allow(REGISTERING, DONE, REJECTED, FAILED, CANCELLED);
        allow(DONE);
        allow(REJECTED);
        allow(FAILED);
        allow(CANCELLED);
    }

    private RunTransitions() {}

    private static void allow(RunState from, RunState... to) {
        Set<RunState> next = EnumSet.noneOf(RunState.class);
        Collections.addAll(next, to);
        TABLE.put(from, Collections.unmodifiableSet(next));
    }

    /** What may follow; empty for a state that ends the run. */
    public static Set<RunState> from(RunState state) {
        return TABLE.get(state);
    }

    /** Throws IllegalStateException for a transition that the table does not have. */
    public static void require(RunState from, RunState to) {
        if (!TABLE.get(from).contains(to)) {
            throw new IllegalStateException("a training run cannot go from " + from + " to " + to);
        }
    }
}
