package io.kalimtak.system.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IngestFiguresTest {
    @Test
    void shouldHalveTheRateWhenTwoEqualPartsFollowOneAnother() {
        assertThat(IngestFigures.sequential(100, 100)).isCloseTo(50, within(1e-9));
    }

    @Test
    void shouldAddTheTimesOfThreeParts() {
        double three = IngestFigures.sequential(IngestFigures.sequential(88_000, 120_000), 109_000);

        assertThat(three).isCloseTo(1 / (1 / 88_000.0 + 1 / 120_000.0 + 1 / 109_000.0), within(1e-6));
    }
}
