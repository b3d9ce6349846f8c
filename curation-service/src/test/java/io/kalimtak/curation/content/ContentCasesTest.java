package io.kalimtak.curation.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.curation.TestConfig;
import io.kalimtak.curation.rule.TextRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Least precision and recall of every rule with its default settings over the labelled cases. */
class ContentCasesTest {
    private static final int LEAST_CASES = 40;

    @ParameterizedTest
    @CsvSource({
        "language, 1.00, 0.94",
        "characters, 1.00, 1.00",
        "gibberish, 1.00, 1.00",
        "repetition, 0.96, 0.90",
        "refusal, 1.00, 0.96",
        "structure, 1.00, 0.94",
        "prompt-injection, 1.00, 0.92",
        "unsafe-content, 1.00, 0.93"
    })
    void shouldReachThePinnedFiguresWhenItJudgesItsCases(String name, double precision, double recall) {
        TextRule rule = ContentRules.of(TestConfig.of(ContentConfig.class)).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        ContentCases cases = ContentCases.of(name);

        ContentCases.Score score = cases.score(rule);

        assertThat(cases.size()).isGreaterThanOrEqualTo(LEAST_CASES);
        assertThat(score.precision()).as("precision; %s", score.mistakes()).isGreaterThanOrEqualTo(precision);
        assertThat(score.recall()).as("recall; %s", score.mistakes()).isGreaterThanOrEqualTo(recall);
    }
}
