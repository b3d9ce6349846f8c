package io.kalimtak.training.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFileTest {
    private static final String WHOLE = """
            {"messages":[{"role":"system","content":"s"},{"role":"user","content":"ask"},\
            {"role":"assistant","content":"answer"}],"metadata":{"id":"r1","source_interaction_id":"i1",\
            "subject_id":"p1","language":"en","target_tool":"ChatGPT","domain_category":"travel","weight":"1.2","cluster":"c1"}}""";

    @TempDir
    Path folder;

    @Test
    void shouldReadEveryFieldWhenALineIsWhole() throws Exception {
        assertThat(read(WHOLE))
                .containsExactly(new SetRow("r1", "i1", "p1", "ask", "answer", "en", "ChatGPT", 1.2, "c1", "travel"));
    }

    @Test
    void shouldLeaveOptionalFieldsNullAndWeighOneWhenTheyAreAbsent() throws Exception {
        String bare = """
                {"messages":[{"role":"user","content":"ask"},{"role":"assistant","content":"answer"}],\
                "metadata":{"id":"r1","source_interaction_id":"i1","target_tool":null}}""";

        assertThat(read(bare))
                .containsExactly(new SetRow("r1", "i1", null, "ask", "answer", null, null, 1.0, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json at all|not JSON at column",
                "[1]|not a JSON object",
                "{\"metadata\":{\"id\":\"r9\",\"source_interaction_id\":\"i\"}}|no message of the role user with text",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"metadata\":{\"id\":\"r9\",\"source_interaction_id\":\"i\"}}"
                        + "|no message of the role assistant with text",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"metadata\":{\"id\":\"r9\"}}"
                        + "|metadata.source_interaction_id is missing",
                "{\"messages\":[]}|metadata.id is missing"
            })
    void shouldNameTheLineAndItsFaultWhenALineIsBroken(String line, String fault) {
        assertThatThrownBy(() -> read(WHOLE, line))
                .isInstanceOf(BrokenSetException.class)
                .hasMessageStartingWith("rows.jsonl has 1 broken line of 2; line 2: " + fault);
    }

    @Test
    void shouldNotQuoteTheLineWhenItIsNotJson() {
        assertThatThrownBy(() -> read("a person's secret"))
                .isInstanceOf(BrokenSetException.class)
                .message()
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({"0,must be above 0", "-1,must be above 0", "NaN,must be above 0", "heavy,is not a number"})
    void shouldRefuseTheLineWhenItsWeightIsNone(String weight, String fault) {
        assertThatThrownBy(() -> read(WHOLE.replace("1.2", weight)))
                .hasMessage("rows.jsonl has 1 broken line of 1; line 1: metadata.weight " + fault);
    }

    @Test
    void shouldRefuseTheLineWhenItsIdStoodBefore() {
        assertThatThrownBy(() -> read(WHOLE, WHOLE))
                .hasMessage("rows.jsonl has 1 broken line of 2; line 2: metadata.id stands in an earlier line too");
    }

    @Test
    void shouldNameFiveAndCountAllWhenManyLinesAreBroken() {
        String[] lines = Collections.nCopies(7, "[]").toArray(String[]::new);

        assertThatThrownBy(() -> read(lines))
                .message()
                .startsWith("rows.jsonl has 7 broken lines of 7; line 1: ")
                .contains("; line 5: ")
                .doesNotContain("line 6");
    }

    @Test
    void shouldSaySoWhenTheFileIsNotUtf8() throws IOException {
        Path file = Files.write(folder.resolve("rows.jsonl"), new byte[] {(byte) 0xC3, 0x28, '\n'});

        assertThatThrownBy(() -> RowFile.read(file)).hasMessage("rows.jsonl is not UTF-8 after line 0");
    }

    private java.util.List<SetRow> read(String... lines) throws BrokenSetException, IOException {
        return RowFile.read(Files.writeString(folder.resolve("rows.jsonl"), String.join("\n", lines)));
    }
}
