package io.kalimtak.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    @TempDir
    private Path folder;

    @Test
    void shouldQuoteTheLastCauseWhenOtherLinesFollow() throws IOException {
        assertThat(LogTail.cause(log("FATAL: first\nCaused by: the disk is full\n\tat x.Y\nshut down\n"), 0))
                .isEqualTo("Caused by: the disk is full");
    }

    @Test
    void shouldQuoteTheLastLineWhenNoneLooksLikeACause() throws IOException {
        assertThat(LogTail.cause(log("one\ntwo\n\n"), 0)).isEqualTo("two");
    }

    @Test
    void shouldSaySoWhenThereIsNoLog() {
        assertThat(LogTail.cause(folder.resolve("none.log"), 0)).isEqualTo("it left no message");
    }

    @Test
    void shouldCutALongLineAt300Characters() throws IOException {
        assertThat(LogTail.cause(log("x".repeat(301)), 0)).isEqualTo("x".repeat(300) + "…");
    }

    @Test
    void shouldNotQuoteAnEarlierRun() throws IOException {
        assertThat(LogTail.cause(log("FATAL: of the run before\n"), 25)).isEqualTo("it left no message");
    }

    private Path log(String text) throws IOException {
        return Files.writeString(folder.resolve("a.log"), text);
    }
}
