package io.kalimtak.curation.classification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The least that the heads may do; {@code docs/detectors.md} has what they did, from {@link ClassificationReport}. */
class ClassificationAccuracyTest {
    @ParameterizedTest
    @CsvSource({"en, 0.85, 0.77", "ar, 0.75, 0.70"})
    void shouldKnowHeldOutSeedsWhenCrossValidated(String language, double domain, double useCase) {
        Scores domains = Labelled.crossValidated(language, LabelledText::domain, Labelled.KEYWORDS.domains());
        Scores useCases = Labelled.crossValidated(language, LabelledText::useCase, Labelled.KEYWORDS.useCases());

        assertThat(domains.accuracy()).isGreaterThanOrEqualTo(domain);
        assertThat(domains.macroF1()).isGreaterThanOrEqualTo(domain);
        assertThat(useCases.accuracy()).isGreaterThanOrEqualTo(useCase);
        assertThat(useCases.macroF1()).isGreaterThanOrEqualTo(useCase - 0.05);
    }

    @ParameterizedTest
    @CsvSource({"en, 71, 0.76, 0.74", "ar, 62, 0.75, 0.73"})
    void shouldKnowRequestsThatWereLabelledApart(String language, int n, double domain, double useCase) {
        var rows = Labelled.in(Labelled.HELD_OUT, language);

        Scores domains = Labelled.domains(Labelled.HEADS, rows);
        Scores useCases = Labelled.useCases(Labelled.HEADS, rows);

        assertThat(domains.n()).isEqualTo(n);
        assertThat(domains.accuracy()).isGreaterThanOrEqualTo(domain);
        assertThat(useCases.accuracy()).isGreaterThanOrEqualTo(useCase);
    }

    @ParameterizedTest
    @CsvSource({"en", "ar"})
    void shouldBeRightMoreOftenThanKeywordsAlone(String language) {
        var rows = Labelled.in(Labelled.HELD_OUT, language);
        KeywordClassifier keywords = new KeywordClassifier();

        assertThat(Labelled.domains(Labelled.HEADS, rows).accuracy())
                .isGreaterThan(Labelled.domains(keywords, rows).accuracy());
        assertThat(Labelled.useCases(Labelled.HEADS, rows).accuracy())
                .isGreaterThan(Labelled.useCases(keywords, rows).accuracy());
    }
}
