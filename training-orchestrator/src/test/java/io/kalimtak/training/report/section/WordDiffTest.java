package io.kalimtak.training.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.training.report.view.ExampleView.Part;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordDiffTest {
    @Test
    void shouldMarkTheWordsThatTheOtherLacks() {
        WordDiff.Marked marked = WordDiff.of("You are a\nhelpful assistant.", "You are a\nlegal clerk today.");

        assertThat(marked.first())
                .containsExactly(new Part("You are a\n", false), new Part("helpful assistant.", true));
        assertThat(marked.second())
                .containsExactly(new Part("You are a\n", false), new Part("legal clerk today.", true));
    }

    @Test
    void shouldLeaveWhiteSpaceAtTheEdgeAndLineEndsUnmarked() {
        WordDiff.Marked marked = WordDiff.of("a b", "a x\ny b");

        assertThat(marked.second())
                .containsExactly(
                        new Part("a ", false),
                        new Part("x", true),
                        new Part("\n", false),
                        new Part("y", true),
                        new Part(" b", false));
    }

    @Test
    void shouldMarkNothingWhenBothAreTheSame() {
        WordDiff.Marked marked = WordDiff.of("same words", "same words");

        assertThat(marked.first()).containsExactly(new Part("same words", false));
        assertThat(marked.second()).containsExactly(new Part("same words", false));
    }

    @Test
    void shouldKeepTextsWholeWhenOneIsEmpty() {
        WordDiff.Marked marked = WordDiff.of("", "all new");

        assertThat(marked.first()).isEmpty();
        assertThat(joined(marked.second())).isEqualTo("all new");
        assertThat(marked.second()).anyMatch(Part::marked);
    }

    @Test
    void shouldCompareAtTheLimitAndNotBeyondIt() {
        String words = "w ".repeat(WordDiff.MOST_WORDS / 2);

        assertThat(WordDiff.of(words, "x " + words.substring(2)).second().getFirst())
                .isEqualTo(new Part("x", true));
        assertThat(WordDiff.of(words + "w", "x").second()).containsExactly(new Part("x", false));
    }

    private static String joined(List<Part> parts) {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }
}
