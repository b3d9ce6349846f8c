package io.kalimtak.curation.candidate;

import static io.kalimtak.curation.Samples.PROMPT;
import static io.kalimtak.curation.Samples.corrected;
import static io.kalimtak.curation.Samples.rated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityScoreTest {
    @ParameterizedTest
    @CsvSource({
        // PROMPT has one heading of four and 56 of 200 characters: 0.0375 + 0.028 + 0.1 + 0.1 beside the approval.
        "5, 0.8155",
        "4, 0.678",
        "2, 0.403",
        "1, 0.2655",
        "0, 0.2655"
    })
    void shouldScoreByItsDocumentedParts(int score, double quality) {
        assertThat(PROMPT.length()).isEqualTo(56);
        assertThat(QualityScore.of(rated(1, "ask", PROMPT, score), PROMPT)).isEqualTo(quality);
    }

    @Test
    void shouldApproveWhollyWhenCorrectedWhateverTheScore() {
        assertThat(QualityScore.of(corrected(rated(1, "ask", PROMPT, 1), PROMPT), PROMPT))
                .isEqualTo(0.8155);
    }

    @Test
    void shouldReachOneWhenEveryPartIsFull() {
        String full = "# A\nx\n## B\ny\n**C**\nz\n### D\n" + "w".repeat(200);

        assertThat(QualityScore.of(rated(1, "ask", full, 5), full)).isEqualTo(1.0);
    }

    @Test
    void shouldBeTheApprovalAloneWhenTheTargetHasNothing() {
        // No words, so none repeated: 0.55 + 0.1.
        assertThat(QualityScore.of(rated(1, "ask", "", 5), "")).isEqualTo(0.65);
    }

    @Test
    void shouldCountRepetitionAgainstTheTarget() {
        // Six word 3-grams, three of which were there before: half of 0.1 is lost.
        String twice = "a b c a b c a b";

        double whole = QualityScore.of(rated(1, "ask", "a b c d e f g h", 5), "a b c d e f g h");

        assertThat(QualityScore.of(rated(1, "ask", twice, 5), twice)).isCloseTo(whole - 0.05, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "write an e-mail,     Write an e-mail,  1",
        "write an e-mail,     اكتب رسالة,       0",
        "اكتب رسالة,          Write an e-mail,  0",
        "اكتب رسالة,          123,              0",
        "123,                 اكتب رسالة,       1",
        // Seven Arabic letters of ten are full, six are 6/7.
        "اكتب,                اببببببabc,       1",
        "اكتب,                ابببببabcd,       0.857143"
    })
    void shouldCompareScriptsWhenTheRequestHasLetters(String input, String target, double script) {
        assertThat(QualityScore.script(input, target)).isCloseTo(script, within(1e-6));
    }
}
