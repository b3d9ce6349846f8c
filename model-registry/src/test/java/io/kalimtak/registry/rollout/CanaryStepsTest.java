package io.kalimtak.registry.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.registry.decision.Shares;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CanaryStepsTest {
    private static void assertRefused(List<Double> steps, String field, String message) {
        assertThatThrownBy(() -> CanarySteps.checked(steps)).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.type().status()).isEqualTo(400);
            assertThat(refusal.violations()).singleElement().satisfies(violation -> {
                assertThat(violation.field()).isEqualTo(field);
                assertThat(violation.message()).isEqualTo(message);
            });
        });
    }

    @Test
    void shouldAddUpToExactlyOneForEveryShareOfFourDecimals() {
        for (int i = 1; i < 10_000; i++) {
            double share = i / 10_000.0;

            assertThat(share + Shares.rest(share)).as("share %s", share).isEqualTo(1.0);
        }
    }

    @Test
    void shouldLeaveARoundRest() {
        assertThat(Shares.rest(0.9)).isEqualTo(0.1);
        assertThat(Shares.rest(0.01)).isEqualTo(0.99);
        assertThat(Shares.rest(0.05)).isEqualTo(0.95);
    }

    @Test
    void shouldTakeAscendingSharesThatEndInOne() {
        CanarySteps steps = CanarySteps.checked(List.of(0.0001, 0.5, 1.0));

        assertThat(steps.share(1)).isEqualTo(0.5);
        assertThat(steps.isLast(1)).isFalse();
        assertThat(steps.isLast(2)).isTrue();
        assertThat(CanarySteps.checked(List.of(1.0))).isEqualTo(CanarySteps.AT_ONCE);
    }

    @Test
    void shouldNameTheStepThatIsWrong() {
        assertRefused(List.of(), "steps", "must have 1 to 20 shares");
        assertRefused(Collections.nCopies(21, 1.0), "steps", "must have 1 to 20 shares");
        assertRefused(List.of(0.0, 1.0), "steps[0]", "must be a share above 0 and at most 1");
        assertRefused(List.of(0.1, -0.2, 1.0), "steps[1]", "must be a share above 0 and at most 1");
        assertRefused(List.of(0.1, 1.5), "steps[1]", "must be a share above 0 and at most 1");
        assertRefused(List.of(Double.NaN), "steps[0]", "must be a share above 0 and at most 1");
        assertRefused(Arrays.asList(0.1, null), "steps[1]", "must be a share above 0 and at most 1");
        assertRefused(List.of(0.5, 0.5, 1.0), "steps[1]", "must be larger than the step before it");
        assertRefused(List.of(0.00001, 1.0), "steps[0]", "must have at most 4 decimals");
        assertRefused(List.of(0.1, 0.5), "steps[1]", "must be 1: the last step is all traffic");
    }

    @Test
    void shouldTakeAsManyAsTwentySteps() {
        List<Double> twenty =
                IntStream.rangeClosed(1, 20).mapToObj(i -> i / 20.0).toList();

        assertThat(CanarySteps.checked(twenty).shares()).isEqualTo(twenty);
    }

    @Test
    void shouldSayPerCentWithoutNoise() {
        assertThat(Rollout.percent(0.01)).isEqualTo("1 %");
        assertThat(Rollout.percent(0.0725)).isEqualTo("7.25 %");
        assertThat(Rollout.percent(1.0)).isEqualTo("100 %");
    }
}
