package io.kalimtak.training.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kalimtak.training.evaluation.Preference;
import io.kalimtak.training.sets.BrokenSetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceFileTest {
    /** As curation writes a pair. */
    private static final String PAIR = "{\"prompt\":[{\"role\":\"system\",\"content\":\"s\"},"
            + "{\"role\":\"user\",\"content\":\"a request\"}],"
            + "\"chosen\":[{\"role\":\"assistant\",\"content\":\"good\"}],"
            + "\"rejected\":[{\"role\":\"assistant\",\"content\":\"bad\"}],\"metadata\":{\"language\":\"en\"}}";

    @TempDir
    Path folder;

    @Test
    void shouldGiveRequestsWithBothAnswers() throws Exception {
        assertThat(PreferenceFile.read(write(PAIR + "\n" + PAIR.replace("good", "better") + "\n")))
                .containsExactly(
                        new Preference("a request", "good", "bad"), new Preference("a request", "better", "bad"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt\":",
                "{}",
                "{\"prompt\":[{\"role\":\"user\",\"content\":\"secret words\"}]}",
                "{\"prompt\":\"secret words\",\"chosen\":\"a\",\"rejected\":\"b\"}"
            })
    void shouldNameTheLineAndQuoteNothingWhenItIsNoPair(String line) throws IOException {
        Path file = write(PAIR + "\n" + line);

        assertThatThrownBy(() -> PreferenceFile.read(file))
                .isInstanceOf(BrokenSetException.class)
                .hasMessage("line 2 of preferences.jsonl is not a preference pair");
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("preferences.jsonl"), content);
    }
}
