package io.kalimtak.training.launch.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.testing.Jobs;
import io.kalimtak.training.testing.SampleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingFileTest {
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path storage;

    @Test
    void shouldSendMessagesAndNothingElseWhenRowsCarryPseudonyms() throws IOException {
        TrainingJob job = Jobs.on(SampleSet.learnable(12, 2), Method.SFT, storage);

        Path file = TrainingFile.write(job);

        assertThat(Files.readString(job.set().file("train.jsonl"))).contains("subject-3", "metadata");
        assertThat(Files.readString(file)).doesNotContain("subject-3", "metadata");
        assertThat(Files.readAllLines(file)).hasSize(12).allSatisfy(line -> {
            JsonNode row = json.readTree(line);
            assertThat(row.fieldNames()).toIterable().containsExactly("messages");
            assertThat(row.at("/messages/2/role").asText()).isEqualTo("assistant");
            assertThat(row.at("/messages/0").fieldNames()).toIterable().containsExactly("role", "content");
        });
    }

    @Test
    void shouldSendPairsInTheFormatOfPreferencesWhenTheMethodIsDpo() throws IOException {
        TrainingJob job = Jobs.on(SampleSet.learnable(12, 2).withPairs(), Method.DPO, storage);

        assertThat(Files.readAllLines(TrainingFile.write(job)))
                .hasSize(12)
                .allSatisfy(line -> assertThat(json.readTree(line).fieldNames())
                        .toIterable()
                        .containsExactly("input", "preferred_output", "non_preferred_output"));
    }
}
