package io.kalimtak.registry.rollout;

import static io.kalimtak.registry.rollout.RolloutAction.ADVANCE;
import static io.kalimtak.registry.rollout.RolloutAction.COMPLETE;
import static io.kalimtak.registry.rollout.RolloutAction.HOLD;
import static io.kalimtak.registry.rollout.RolloutAction.ROLL_BACK;
import static io.kalimtak.registry.rollout.RolloutAction.SUPERSEDE;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The one table of what may become of a rollout. */
final class RolloutTransitions {
    private static final Map<RolloutState, Map<RolloutAction, RolloutState>> NEXT = new EnumMap<>(RolloutState.class);

    static {
        NEXT.put(
                RolloutState.RUNNING,
                Map.of(
                        ADVANCE, RolloutState.RUNNING,
                        COMPLETE, RolloutState.COMPLETED,
                        HOLD, RolloutState.HELD,
                        ROLL_BACK, RolloutState.ROLLED_BACK,
                        SUPERSEDE, RolloutState.SUPERSEDED));
        NEXT.put(
                RolloutState.HELD,
                Map.of(
                        ADVANCE, RolloutState.RUNNING,
                        COMPLETE, RolloutState.COMPLETED,
                        ROLL_BACK, RolloutState.ROLLED_BACK,
                        SUPERSEDE, RolloutState.SUPERSEDED));
        // A rollback long after the end still belongs to the rollout that brought the version.
        NEXT.put(RolloutState.COMPLETED, Map.of(ROLL_BACK, RolloutState.ROLLED_BACK));
        NEXT.put(RolloutState.ROLLED_BACK, Map.of());
        NEXT.put(RolloutState.SUPERSEDED, Map.of());
    }

    private RolloutTransitions() {}

    /** The state after an action; empty where the action is not allowed. */
    static Optional<RolloutState> next(RolloutState state, RolloutAction action) {
        return Optional.ofNullable(NEXT.get(state).get(action));
    }
}
