package io.kalimtak.curation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordRulesTest {
    private final LengthRule length = new LengthRule(3, 20, 10, 30);

    @ParameterizedTest
    @CsvSource({
        "?!…, a target, the request has no letter or digit",
        "ask for leave, ' ', the target has no letter or digit",
        "ask for leave, 7, kept"
    })
    void shouldDropWhatHasNoLetterOrDigit(String input, String target, String said) {
        assertThat(said(new SubstanceRule(), input, target)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource({
        "' abc ', 0123456789, kept",
        "ab, 0123456789, the request is shorter than 3 characters",
        "abc, 012345678, the target is shorter than 10 characters",
        "01234567890123456789, 0123456789, kept",
        "012345678901234567890, 0123456789, the request is longer than 20 characters",
        "abc, 012345678901234567890123456789, kept",
        "abc, 0123456789012345678901234567890, the target is longer than 30 characters"
    })
    void shouldKeepExactlyAtTheLimitsOfLength(String input, String target, String said) {
        assertThat(said(length, input, target)).isEqualTo(said);
    }

    @Test
    void shouldCountCodePointsWhenCharactersAreOutsideThePlane() {
        assertThat(said(new LengthRule(3, 10, 1, 10), "a🙂b", "x")).isEqualTo("kept");
    }

    private static String said(TextRule rule, String input, String target) {
        Verdict verdict = rule.verdict(new Content(input, target, "en", null));
        return verdict.kept() ? "kept" : verdict.reason();
    }
}
