package io.kalimtak.curation.personal.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntropyTest {
    @ParameterizedTest
    @CsvSource({"aaaaaaaa, 0.0", "abababab, 1.0", "abcdabcd, 2.0", "01234567, 3.0", "0123456789abcdef, 4.0"})
    void shouldBeTheLogarithmWhenAllCharactersAreAsFrequent(String token, double bits) {
        assertThat(Entropy.bitsPerCharacter(token)).isEqualTo(bits);
    }

    @Test
    void shouldTakeOnlyWhatIsAboveTheLimit() {
        Entropy entropy = new Entropy(4.0, 3.0);

        assertThat(entropy.isRandomHex("01234567")).isFalse();
        assertThat(entropy.isRandomHex("012345678")).isTrue();
        assertThat(entropy.isRandomBase64("0123456789abcdef")).isFalse();
        assertThat(entropy.isRandomBase64("0123456789abcdefg")).isTrue();
    }
}
