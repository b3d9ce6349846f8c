package io.kalimtak.training.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both files as curation writes them. */
class PreferenceFilesTest {
    private static final String PROMPT =
            "\"prompt\":[{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":\"ask\"}]";
    private static final String PAIR = "{" + PROMPT + ",\"chosen\":[{\"role\":\"assistant\",\"content\":\"good\"}],"
            + "\"rejected\":[{\"role\":\"assistant\",\"content\":\"bad\"}],\"metadata\":{"
            + "\"chosen_interaction_id\":\"i1\",\"rejected_interaction_id\":\"i2\",\"language\":\"en\","
            + "\"chosen_subject_id\":\"anna\",\"rejected_subject_id\":\"omar\",\"target_tool\":\"Claude\","
            + "\"cluster\":\"c1\"}}";
    private static final String JUDGED = "{" + PROMPT
            + ",\"completion\":[{\"role\":\"assistant\",\"content\":\"bad\"}],\"label\":false,\"metadata\":{"
            + "\"source_interaction_id\":\"i1\",\"subject_id\":\"anna\",\"target_tool\":\"Claude\",\"language\":\"en\",\"cluster\":\"c1\"}}";

    @TempDir
    Path folder;

    @Test
    void shouldReadEveryFieldWhenAPairIsWhole() throws Exception {
        assertThat(pairs(PAIR, PAIR))
                .containsOnly(new PreferenceRow("ask", "good", "bad", "i1", "anna", "i2", "omar", "en", "Claude", "c1"))
                .hasSize(2);
    }

    @Test
    void shouldReadEveryFieldWhenAJudgedAnswerIsWhole() throws Exception {
        String liked = JUDGED.replace("i1", "i2").replace("false", "true");

        assertThat(judged(JUDGED, liked))
                .containsExactly(
                        new UnpairedRow("ask", "bad", false, "i1", "anna", "en", "Claude", "c1"),
                        new UnpairedRow("ask", "bad", true, "i2", "anna", "en", "Claude", "c1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"role\":\"user\"|\"role\":\"tool\"|prompt has no message of the role user with text",
                "good|bad|chosen and rejected are the same",
                "\"good\"|\" \"|chosen has no message of the role assistant with text",
                "\"rejected\"|\"refused\"|rejected has no message of the role assistant with text",
                "\"i1\"|null|metadata.chosen_interaction_id is missing",
                "\"i2\"|null|metadata.rejected_interaction_id is missing"
            })
    void shouldNameTheLineAndItsFaultWhenAPairIsBroken(String part, String broken, String fault) {
        assertThatThrownBy(() -> pairs(PAIR, PAIR.replace(part, broken)))
                .isInstanceOf(BrokenSetException.class)
                .hasMessage("rows.jsonl has 1 broken line of 2; line 2: " + fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false|\"false\"|label is neither true nor false",
                "\"label\"|\"liked\"|label is neither true nor false",
                "\"role\":\"assistant\"|\"role\":\"user\"|completion has no message of the role assistant with text",
                "\"i1\"|null|metadata.source_interaction_id is missing",
                "ask|ask again|metadata.source_interaction_id stands in an earlier line too"
            })
    void shouldNameTheLineAndItsFaultWhenAJudgedAnswerIsBroken(String part, String broken, String fault) {
        assertThatThrownBy(() -> judged(JUDGED, JUDGED.replace(part, broken)))
                .isInstanceOf(BrokenSetException.class)
                .hasMessage("rows.jsonl has 1 broken line of 2; line 2: " + fault);
    }

    private java.util.List<PreferenceRow> pairs(String... lines) throws BrokenSetException, IOException {
        return PreferenceFile.read(write(lines));
    }

    private java.util.List<UnpairedRow> judged(String... lines) throws BrokenSetException, IOException {
        return UnpairedFile.read(write(lines));
    }

    private Path write(String... lines) throws IOException {
        return Files.writeString(folder.resolve("rows.jsonl"), String.join("\n", lines));
    }
}
