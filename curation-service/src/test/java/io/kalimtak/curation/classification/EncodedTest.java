package io.kalimtak.curation.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kalimtak.prompt.vector.Vectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedTest {
    @ParameterizedTest
    @CsvSource({"en, MEANING", "EN_us, MEANING", "en-GB, MEANING", "eng, SPELLING", "ar, SPELLING", "und, SPELLING"})
    void shouldTakeTheSpaceOfThePrimarySubtag(String language, VectorSpace space) {
        Encoded encoded = Encoded.of("a request for a lesson", language);

        assertThat(encoded.space()).isEqualTo(space);
        assertThat(encoded.vector()).hasSize(384);
        assertThat(Vectors.dot(encoded.vector(), encoded.vector())).isCloseTo(1, within(1e-5f));
    }

    @ParameterizedTest
    @CsvSource({"en", "ar"})
    void shouldBeZeroWhenThereAreNoWords(String language) {
        assertThat(Encoded.of(" \n", language).vector()).containsOnly(0);
    }
}
