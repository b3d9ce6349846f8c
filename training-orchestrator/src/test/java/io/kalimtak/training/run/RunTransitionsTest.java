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
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.events.v1.TrainingRunState;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunTransitionsTest {
    private static final Map<RunState, Set<RunState>> ALLOWED = Map.of(
            QUEUED, EnumSet.of(PREPARING, FAILED, CANCELLED),
            PREPARING, EnumSet.of(TRAINING, REJECTED, FAILED, CANCELLED),
            TRAINING, EnumSet.of(EVALUATING, FAILED, CANCELLED),
            EVALUATING, EnumSet.of(REGISTERING, FAILED, CANCELLED),
            REGISTERING, EnumSet.of(DONE, REJECTED, FAILED, CANCELLED),
            DONE, EnumSet.noneOf(RunState.class),
            REJECTED, EnumSet.noneOf(RunState.class),
            FAILED, EnumSet.noneOf(RunState.class),
            CANCELLED, EnumSet.noneOf(RunState.class));

    @ParameterizedTest
    @EnumSource(RunState.class)
    void shouldAllowTheTransitionsOfTheTableAndNoOtherWhenEveryPairIsTried(RunState from) {
        for (RunState to : RunState.values()) {
            if (ALLOWED.get(from).contains(to)) {
                assertThatCode(() -> RunTransitions.require(from, to)).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> RunTransitions.require(from, to))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("a training run cannot go from " + from + " to " + to);
            }
        }
    }

    @Test
    void shouldEndInExactlyFourStatesWhenNothingFollows() {
        assertThat(EnumSet.allOf(RunState.class).stream().filter(RunState::ended))
                .containsExactly(DONE, REJECTED, FAILED, CANCELLED);
    }

    @Test
    void shouldNeverComeBackToAStateWhenTheTableIsFollowed() {
        // Every transition leads to a state further down the enum, so no path has a circle.
        for (RunState from : RunState.values()) {
            assertThat(RunTransitions.from(from)).allMatch(to -> to.ordinal() > from.ordinal());
        }
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void shouldHaveANameInTheEventSchemaWhenAStateIsPublished(RunState state) {
        assertThat(RunEvents.state(state)).isNotEqualTo(TrainingRunState.UNKNOWN);
    }
}
