package io.kalimtak.system.bench.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LoadTest {
    @Test
    void shouldTellPercentilesInMillisecondsAndTheRate() {
        Load load = new Load(
                2,
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray());

        assertThat(load.percentile(0.5)).isEqualTo(50);
        assertThat(load.percentile(0.99)).isEqualTo(99);
        assertThat(load.rate()).isEqualTo(50);
    }

    @Test
    void shouldHaveNoPercentileWithoutAnswers() {
        assertThat(new Load(1, new long[0]).percentile(0.99)).isNaN();
    }

    @Test
    void shouldFitALineThroughTheSamplesAfterTheStart() {
        MemoryLine line = new MemoryLine();
        line.add(0, 10);
        line.add(1, 100);
        line.add(2, 102);
        line.add(3, 104);

        assertThat(line.slope(1)).isCloseTo(2, within(1e-9));
        assertThat(line.slope(3)).isNaN();
        assertThat(line.first()).isEqualTo(10);
        assertThat(line.last()).isEqualTo(104);
    }
}
