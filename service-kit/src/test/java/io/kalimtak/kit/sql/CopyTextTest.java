package io.kalimtak.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyTextTest {
    private static final CopyText<List<Object>> TWO_COLUMNS = new CopyText<>(
            List.of(new Column<>("first", "text", List::getFirst), new Column<>("last", "text", List::getLast)));

    @Test
    void shouldSeparateColumnsByTabsAndRowsByLines() {
        assertThat(text(List.of(List.of("a", 1), List.of(true, Instant.EPOCH))))
                .isEqualTo("a\t1\ntrue\t1970-01-01T00:00:00Z\n");
    }

    @Test
    void shouldEscapeWhatTheFormatUsesItself() {
        assertThat(text(List.of(List.of("a\tb\nc\rd\\e", "\\.")))).isEqualTo("a\\tb\\nc\\rd\\\\e\t\\\\.\n");
    }

    @Test
    void shouldTellNullFromTextThatLooksLikeIt() {
        assertThat(text(List.of(Arrays.asList(null, "\\N")))).isEqualTo("\\N\t\\\\N\n");
    }

    @Test
    void shouldKeepTextBeyondAsciiAndOtherControlCharacters() {
        assertThat(text(List.of(List.of("اكتب لي قصيدة 😀", "bell \u0007"))))
                .isEqualTo("اكتب لي قصيدة 😀\tbell \u0007\n");
    }

    @Test
    void shouldGrowWhenRowsAreLong() {
        String longText = "x".repeat(100_000);

        assertThat(text(Collections.nCopies(3, List.of(longText, "\n")))).isEqualTo((longText + "\t\\n\n").repeat(3));
    }

    @Test
    void shouldBeEmptyWithoutRows() {
        assertThat(text(List.of())).isEmpty();
    }

    private static String text(List<List<Object>> rows) {
        ByteBuffer bytes = TWO_COLUMNS.of(rows);
        return new String(bytes.array(), 0, bytes.limit(), StandardCharsets.UTF_8);
    }
}
