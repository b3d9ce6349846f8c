package io.kalimtak.registry.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kalimtak.registry.decision.SampleRatio.Arrivals;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SampleRatioTest {
    @Test
    void shouldProveNothingWhenNobodyCame() {
        assertThat(SampleRatio.pValue(List.of())).isEqualTo(1);
        assertThat(SampleRatio.pValue(List.of(new Arrivals(0.01, 0, 0)))).isEqualTo(1);
    }

    @Test
    void shouldBeTheProductOfWhatEachArrivalTells() {
        // Person by person, the urn of Pólya that a beta prior is: (prior + seen) / all, against the share.
        double evidence = 1;
        double[] urn = {70, 30};
        for (int candidate : new int[] {0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 1}) {
            evidence *= urn[candidate] / (urn[0] + urn[1]) / (candidate == 1 ? 0.3 : 0.7);
            urn[candidate]++;
        }

        assertThat(SampleRatio.pValue(List.of(new Arrivals(0.3, 3, 9)))).isCloseTo(1 / evidence, within(1e-9));
    }

    @Test
    void shouldMultiplyTheEvidenceOfSteps() {
        Arrivals one = new Arrivals(0.25, 700, 310);
        Arrivals other = new Arrivals(0.5, 400, 500);

        assertThat(SampleRatio.pValue(List.of(one, other)))
                .isCloseTo(SampleRatio.pValue(List.of(one)) * SampleRatio.pValue(List.of(other)), within(1e-12));
    }

    @Test
    void shouldBeTheSameForEitherArm() {
        assertThat(SampleRatio.pValue(List.of(new Arrivals(0.2, 900, 150))))
                .isCloseTo(SampleRatio.pValue(List.of(new Arrivals(0.8, 150, 900))), within(1e-12));
    }

    @Test
    void shouldNoticeThatATenthOfTheCandidatesPeopleIsMissing() {
        assertThat(SampleRatio.pValue(List.of(new Arrivals(0.5, 5_000, 4_500)))).isLessThan(0.001);
        assertThat(SampleRatio.pValue(List.of(new Arrivals(0.5, 5_000, 4_950)))).isGreaterThan(0.1);
    }

    @Test
    void shouldCountThoseWhoComeAgainByTheShareThatTheStepTakesOver() {
        assertThat(Arrivals.returning(0.25, 0.5, 200, 100).share()).isCloseTo(1.0 / 3, within(1e-12));
        assertThatThrownBy(() -> Arrivals.returning(0.5, 0.5, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldSeldomRaiseAFalseAlarmWhenTheSamePeopleComeInEveryStep() {
        List<Double> shares = List.of(0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5);
        double level = 0.05;
        int rollouts = 400;
        Random random = new Random(17);
        int alarms = 0;
        for (int i = 0; i < rollouts; i++) {
            ArrivalCounts counts = new ArrivalCounts(shares);
            double[] places = random.doubles(500).toArray();
            double least = 1;
            for (int step = 0; step < shares.size(); step++) {
                for (int person = 0; person < places.length; person++) {
                    counts.add(person, step, places[person] < shares.get(step));
                }
                least = Math.min(least, SampleRatio.pValue(counts.counted()));
            }
            alarms += least < level ? 1 : 0;
        }

        assertThat(alarms).isLessThanOrEqualTo((int) (level * rollouts));
    }

    @Test
    void shouldCountEachPersonAsNewOrAsComingAgainFromTheLiveVersion() {
        ArrivalCounts counts = new ArrivalCounts(List.of(0.2, 0.6));

        counts.add(1, 0, false);
        counts.add(1, 0, false);
        counts.add(2, 0, true);
        counts.add(3, 0, false);
        counts.add(1, 1, true);
        counts.add(2, 1, true);
        counts.add(3, 1, false);
        counts.add(4, 1, false);
        counts.add(3, 0, false);

        assertThat(counts.counted())
                .containsExactly(new Arrivals(0.2, 2, 1), new Arrivals(0.6, 1, 0), Arrivals.returning(0.2, 0.6, 1, 1));
    }
}
