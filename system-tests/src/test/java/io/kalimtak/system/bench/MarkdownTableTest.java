package io.kalimtak.system.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MarkdownTableTest {
    @Test
    void shouldPrintATableThatCanBePasted() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        new MarkdownTable("today", "ours", "theirs")
                .row("rate", Series.of(2, 1, 3).cell(0), "7")
                .row("tail", new Series().cell(1))
                .print(new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "",
                        "| today | ours | theirs |",
                        "| --- | --- | --- |",
                        "| rate | 2 (1–3) | 7 |",
                        "| tail | | |",
                        "");
    }

    @Test
    void shouldRefuseARowThatIsTooWide() {
        MarkdownTable table = new MarkdownTable("one");

        assertThatThrownBy(() -> table.row("a", "b")).isInstanceOf(IllegalArgumentException.class);
    }
}
