package io.kalimtak.curation.classification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeywordClassifierTest {
    private final KeywordClassifier classifier = new KeywordClassifier();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python script keeps throwing KeyError                    | software  | coding",
                "lesson plan 45 min photosynthesis grade 7                | education | lesson-planning",
                "instagram captions for my bakery                         | marketing | social-media",
                "can you summarise this                                   | other     | summarising",
                "كود بايثون يطلعلي KeyError                               | software  | coding",
                "اشرح الكسور للطلاب                                        | education | explaining",
                "اكتب إعلاناً وللإعلان بوست                                 | marketing | social-media",
                "hmm                                                      | other     | other",
            })
    void shouldNameDomainAndUseCaseWhenWordsTell(String input, String domain, String useCase) {
        Classification said = classifier.classify(input, "und", null);

        assertThat(said.domain()).isEqualTo(domain);
        assertThat(said.useCase()).isEqualTo(useCase);
    }

    @Test
    void shouldGoByTheToolWhenItMakesPicturesOrCode() {
        assertThat(classifier.classify("a lesson", "en", "Midjourney v7"))
                .isEqualTo(new Classification("design", "image-generation", 1, 1));
        assertThat(classifier.classify("a lesson", "en", "GitHub Copilot"))
                .isEqualTo(new Classification("software", "coding", 1, 1));
    }

    @Test
    void shouldBeAsSureAsTheWinnersShareOfTheKeywords() {
        // python, script: software; lesson: education. python, script: coding; lesson: lesson-planning.
        assertThat(classifier.classify("python script lesson", "en", null))
                .isEqualTo(new Classification("software", "coding", 2 / 3.0, 2 / 3.0));
        assertThat(classifier.classify("hmm", "en", null)).isEqualTo(new Classification("other", "other", 0, 0));
    }

    @Test
    void shouldListEveryDomainInOrderWhenAsked() {
        assertThat(classifier.domains())
                .containsExactly(
                        "business",
                        "customer-support",
                        "data",
                        "design",
                        "education",
                        "health",
                        "lifestyle",
                        "marketing",
                        "other",
                        "software",
                        "travel",
                        "writing");
    }
}
