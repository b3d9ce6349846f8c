package io.kalimtak.training.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.training.TrainingConfig;
import io.kalimtak.training.testing.DefaultConfig;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTest {
    private final TrainingConfig.Worker config = DefaultConfig.read().worker();

    @ParameterizedTest
    @CsvSource({"0,1", "1,2", "2,4", "5,32", "6,60", "7,60", "2000000000,60"})
    void shouldDoubleUpToTheLongestWhenFailuresAddUp(int failures, long seconds) {
        assertThat(Retry.pause(failures, config)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
