package io.kalimtak.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.kalimtak.training.launch.TrainedArtifact;
import io.kalimtak.training.launch.TrainedEndpoint;
import io.kalimtak.training.launch.TrainingOutcome;
import io.kalimtak.training.launch.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunResultsTest {
    private final ObjectMapper json = new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    @Test
    void shouldReadARowOfTheReleaseBeforeWhenItHasOnlyAnArtifact() throws IOException {
        RunResults read = json.readValue(
                "{\"parent_version\":\"live\",\"artifact\":{\"sha256\":\"ab\",\"bytes\":3},\"metrics\":{},\"gate\":null,"
                        + "\"report_id\":null}",
                RunResults.class);

        assertThat(read.trained()).isEqualTo(new TrainedArtifact("ab", 3));
        assertThat(read.usage()).isEqualTo(Usage.UNKNOWN);
        assertThat(read.trainingMetrics()).isEmpty();
    }

    @Test
    void shouldReadARowOfALaterReleaseWhenItHasMore() throws IOException {
        assertThat(json.readValue("{\"metrics\":{},\"of_tomorrow\":1}", RunResults.class))
                .isEqualTo(RunResults.NONE);
    }

    @Test
    void shouldKeepEndpointAndUsageWhenItIsStoredAndReadAgain() throws IOException {
        RunResults results = RunResults.NONE
                .withParent("live")
                .withOutcome(new TrainingOutcome(
                        new TrainedEndpoint("local", "tuned", "small"),
                        new Usage(10L, new BigDecimal("1.25"), "EUR"),
                        Map.of("loss", 0.5)));

        assertThat(json.readValue(json.writeValueAsString(results), RunResults.class))
                .isEqualTo(results);
    }
}
