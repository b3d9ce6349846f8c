package io.kalimtak.curation.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pins the tables of the library: verdicts, and so the hashes of training sets, hang on them. */
class LetterPairsTest {
    @ParameterizedTest
    @CsvSource({
        "LATIN, rhythm, -4.6477",
        "LATIN, sdkjfh, -6.9739",
        "ARABIC, المدينة, -2.5049",
        "ARABIC, ضصثقفغ, -6.8629"
    })
    void shouldBeTheSameForeverWhenAWordIsLookedUp(LetterPairs.Script script, String word, double usual) {
        assertThat(LetterPairs.usual(script, word)).isCloseTo(usual, within(0.0005));
    }
}
