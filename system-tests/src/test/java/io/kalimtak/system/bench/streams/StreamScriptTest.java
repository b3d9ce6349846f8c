package io.kalimtak.system.bench.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamScriptTest {
    private final StreamScript script = new StreamScript(42, 3, 200, 20, 4_096);

    @Test
    void shouldComeThroughABodyAsItIs() {
        assertThat(StreamScript.find("{\"content\":\"" + script.text() + "\"}")).contains(script);
    }

    @Test
    void shouldFindNothingInOtherWords() {
        assertThat(StreamScript.find("stream 42: some chunks")).isEmpty();
        assertThat(StreamScript.find("")).isEmpty();
    }

    @Test
    void shouldHaveAllPiecesInItsAnswer() {
        assertThat(script.answer()).isEqualTo("42:0 42:1 42:2 ");
    }
}
