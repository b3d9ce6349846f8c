package io.kalimtak.registry.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteeredTest {
    private static final Instant BEGAN = Instant.parse("2026-11-01T00:00:00Z");

    private static RolloutChange change(int hour, RolloutState to, double share, String actor) {
        return new RolloutChange(RolloutState.RUNNING, to, share, BEGAN.plusSeconds(3_600L * hour), actor, "because");
    }

    @Test
    void shouldBeginWithTheRolloutWhenNothingHappenedSince() {
        assertThat(Steered.of(List.of(change(0, RolloutState.RUNNING, 0.01, "key:a"))))
                .isEqualTo(new Steered(BEGAN, BEGAN, false));
    }

    @Test
    void shouldTellThePresentStepFromAHoldWithinIt() {
        Steered steered = Steered.of(List.of(
                change(0, RolloutState.RUNNING, 0.01, "key:a"),
                change(4, RolloutState.RUNNING, 0.05, WatchRollouts.ACTOR),
                change(9, RolloutState.HELD, 0.05, WatchRollouts.ACTOR)));

        assertThat(steered).isEqualTo(new Steered(BEGAN.plusSeconds(4 * 3_600), BEGAN, false));
    }

    @Test
    void shouldNameThePersonsLastMoveAlsoWhenMeasurementsMovedItAfterwards() {
        List<RolloutChange> history = List.of(
                change(0, RolloutState.RUNNING, 0.01, "key:a"),
                change(2, RolloutState.HELD, 0.01, "key:b"),
                change(3, RolloutState.RUNNING, 0.05, "key:b"));

        assertThat(Steered.of(history).byPerson()).isTrue();
        assertThat(Steered.of(List.of(
                        history.get(0),
                        history.get(1),
                        history.get(2),
                        change(8, RolloutState.RUNNING, 0.25, WatchRollouts.ACTOR))))
                .isEqualTo(new Steered(BEGAN.plusSeconds(8 * 3_600), BEGAN.plusSeconds(3 * 3_600), false));
    }
}
