package io.kalimtak.registry.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RolloutTransitionsTest {
    private static final Map<String, String> ALLOWED = Map.of(
            "RUNNING ADVANCE", "RUNNING",
            "RUNNING COMPLETE", "COMPLETED",
            "RUNNING HOLD", "HELD",
            "RUNNING ROLL_BACK", "ROLLED_BACK",
            "RUNNING SUPERSEDE", "SUPERSEDED",
            "HELD ADVANCE", "RUNNING",
            "HELD COMPLETE", "COMPLETED",
            "HELD ROLL_BACK", "ROLLED_BACK",
            "HELD SUPERSEDE", "SUPERSEDED",
            "COMPLETED ROLL_BACK", "ROLLED_BACK");

    @Test
    void shouldLeadWhereTheTableSaysForEveryStateAndAction() {
        for (RolloutState state : RolloutState.values()) {
            for (RolloutAction action : RolloutAction.values()) {
                String pair = state + " " + action;

                assertThat(RolloutTransitions.next(state, action)
                                .map(Enum::name)
                                .orElse(null))
                        .as(pair)
                        .isEqualTo(ALLOWED.get(pair));
            }
        }
    }
}
