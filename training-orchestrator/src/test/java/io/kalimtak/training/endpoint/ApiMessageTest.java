package io.kalimtak.training.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiMessageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'code':'a','message':'It is b.'}         | a: It is b",
                "{'code':null,'type':'c','message':'d'}    | c: d",
                "{'type':'c','message':'d'}                | c: d",
                "{'code':'a'}                              | a",
                "{}                                        | no reason given"
            })
    void shouldGiveCodeAndMessageAsFarAsThereAre(String error, String shown) throws IOException {
        JsonNode body = new ObjectMapper().readTree(error.replace('\'', '"'));

        assertThat(ApiMessage.of(body)).isEqualTo(shown);
    }

    @Test
    void shouldLeaveOutKeysAndLongQuotationsAndControlCharacters() {
        assertThat(ApiMessage.clean("Key sk-abc***XYZ in\n\"" + "w".repeat(40) + "\" of \"model-1\""))
                .isEqualTo("Key … in \"…\" of \"model-1\"");
    }

    @Test
    void shouldCutWhatIsLong() {
        assertThat(ApiMessage.clean("a".repeat(301))).isEqualTo("a".repeat(300) + "…");
        assertThat(ApiMessage.clean("a".repeat(300))).isEqualTo("a".repeat(300));
    }
}
