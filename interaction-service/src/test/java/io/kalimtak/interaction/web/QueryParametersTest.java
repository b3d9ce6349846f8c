package io.kalimtak.interaction.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {
    @Test
    void shouldBeNullWhenAbsent() {
        assertThat(QueryParameters.time("since", null)).isNull();
        assertThat(QueryParameters.score("min_score", "")).isNull();
        assertThat(QueryParameters.text("tool", "")).isNull();
        assertThat(QueryParameters.limit(null)).isNull();
    }

    @Test
    void shouldReadTheValueWhenWellFormed() {
        assertThat(QueryParameters.time("since", "2026-11-23T12:00:00.5Z"))
                .isEqualTo(Instant.parse("2026-11-23T12:00:00.500Z"));
        assertThat(QueryParameters.score("min_score", "5")).isEqualTo(5);
        assertThat(QueryParameters.text("tool", "ChatGPT")).isEqualTo("ChatGPT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-23", "+999999999-01-01T00:00:00Z", "1969-12-31T23:59:59Z"})
    void shouldRefuseATimeWhenTheDatabaseCouldNotTakeIt(String value) {
        assertThatThrownBy(() -> QueryParameters.time("since", value)).hasMessageStartingWith("The field since must");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "6", "four", "99999999999"})
    void shouldRefuseAScoreWhenOutOfRange(String value) {
        assertThatThrownBy(() -> QueryParameters.score("min_score", value))
                .hasMessage("The field min_score must be a whole number from 1 to 5.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb"})
    void shouldRefuseATextWhenItHasControlCharacters(String value) {
        assertThatThrownBy(() -> QueryParameters.text("tool", value)).hasMessageStartingWith("The field tool must");
    }

    @Test
    void shouldRefuseATextWhenLongerThan128() {
        assertThat(QueryParameters.text("tool", "x".repeat(128))).hasSize(128);
        assertThatThrownBy(() -> QueryParameters.text("tool", "x".repeat(129)))
                .hasMessageStartingWith("The field tool must");
    }
}
