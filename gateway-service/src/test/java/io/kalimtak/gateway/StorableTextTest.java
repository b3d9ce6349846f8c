package io.kalimtak.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorableTextTest {
    private final StorableText.Validator validator = new StorableText.Validator();

    @Test
    void shouldTakeEveryScriptAndPairedSurrogates() {
        assertThat(validator.isValid("اكتب رسالة", null)).isTrue();
        assertThat(validator.isValid("emoji \uD83D\uDE00 and\ttabs\n", null)).isTrue();
        assertThat(validator.isValid(null, null)).isTrue();
    }

    @Test
    void shouldRefuseWhatPostgreSqlOrUtf8CannotHold() {
        assertThat(validator.isValid("a\0b", null)).isFalse();
        assertThat(validator.isValid("broken \uD83D", null)).isFalse();
        assertThat(validator.isValid("\uD83Dx", null)).isFalse();
        assertThat(validator.isValid("\uDE00", null)).isFalse();
    }
}
