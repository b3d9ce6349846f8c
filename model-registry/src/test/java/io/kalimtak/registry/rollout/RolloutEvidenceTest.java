package io.kalimtak.registry.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.registry.decision.Evidence;
import io.kalimtak.registry.decision.Measure;
import io.kalimtak.registry.decision.SampleRatio.Arrivals;
import io.kalimtak.registry.observation.Observed;
import io.kalimtak.registry.observation.ObservedRollouts.Arrived;
import io.kalimtak.registry.version.VersionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RolloutEvidenceTest {
    private static final Instant BEGAN = Instant.parse("2026-11-01T00:00:00Z");

    private static Rollout at(int step) {
        CanarySteps steps = new CanarySteps(List.of(0.25, 0.5, 1.0));
        return new Rollout(
                new UUID(0, 1),
                "default",
                "v2",
                "v1",
                VersionStatus.REGISTERED,
                Strategy.CANARY,
                RolloutState.RUNNING,
                steps,
                step,
                steps.share(step),
                "salt",
                true,
                "key:a",
                BEGAN,
                BEGAN,
                null);
    }

    private static Observed had(long unit, double share, boolean candidate, long rated, long scores) {
        return new Observed(unit, share, candidate, 2, 20, 40, rated, scores, 0, 0, 0, 2, 0, 0, 0);
    }

    @Test
    void shouldNameTheArrivalsOfEveryTrialStepAndOfNoOther() {
        List<Observed> observed = List.of(
                had(1, 0.25, true, 1, 4), had(1, 0.5, true, 1, 5), had(2, 0.5, true, 1, 3), had(3, 0.5, true, 0, 0));

        Evidence evidence = RolloutEvidence.of(
                at(1),
                Duration.ofHours(5),
                observed,
                List.of(new Arrived(0.5, 7, 6), new Arrived(0.7, 1, 1)),
                List.of());

        assertThat(evidence.arrivals()).containsExactly(new Arrivals(0.25, 0, 0), new Arrivals(0.5, 7, 6));
        assertThat(evidence.ratedInStep()).isEqualTo(2);
        assertThat(evidence.nextShare()).isEqualTo(1);
        assertThat(evidence.step()).isEqualTo(1);
    }

    @Test
    void shouldCompareOnlyWhatBothArmsHadInAStep() {
        List<Observed> observed = List.of(
                had(1, 0.25, false, 1, 1),
                had(2, 0.5, true, 1, 3),
                had(3, 0.5, false, 2, 10),
                had(4, 0.5, true, 1, 3),
                had(5, 0.5, true, 0, 0),
                had(6, 0.5, false, 1, 5));

        Evidence evidence = RolloutEvidence.of(at(1), Duration.ofHours(5), observed, List.of(), List.of());

        assertThat(evidence.differences().get(Measure.SCORE).estimate()).isEqualTo(3 - 5);
        assertThat(evidence.differences().get(Measure.SCORE).liveCount()).isEqualTo(3);
        assertThat(evidence.differences().get(Measure.LATENCY).estimate()).isZero();
        assertThat(evidence.differences().get(Measure.LATENCY).liveMean()).isEqualTo(10);
        assertThat(evidence.differences().get(Measure.ACCEPTED).candidatePeople())
                .isZero();
    }

    @Test
    void shouldNotCallTheFirstOfSeveralTrialStepsTheLast() {
        assertThat(RolloutEvidence.of(at(0), Duration.ZERO, List.of(), List.of(), List.of())
                        .nextShare())
                .isEqualTo(0.5);
    }
}
