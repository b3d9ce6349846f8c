package io.kalimtak.gateway.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ChatAnswersTest {
    private static ObjectNode body(String messages, String more) throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper().readTree("{\"messages\": [" + messages + "]" + more + "}");
    }

    @Test
    void shouldAskAnyEngineForWhatStandsInTheBody() throws JsonProcessingException {
        ObjectNode body = body(
                "{\"role\": \"user\", \"content\": [{\"type\": \"image_url\"}]}",
                ", \"tools\": [{\"type\": \"function\"}]");

        assertThat(ChatAnswers.FORM.canBeRepeated(body, true)).isTrue();
        assertThat(ChatAnswers.FORM.canBeRepeated(body, false)).isTrue();
    }

    @Test
    void shouldAskNoOtherEngineForWhatOneHolds() throws JsonProcessingException {
        ObjectNode file = body("{\"role\": \"user\", \"content\": [{\"file\": {\"file_id\": \"file-1\"}}]}", "");
        ObjectNode spoken = body("{\"role\": \"assistant\", \"audio\": {\"id\": \"audio_1\"}}", "");

        assertThat(ChatAnswers.FORM.canBeRepeated(file, true)).isTrue();
        assertThat(ChatAnswers.FORM.canBeRepeated(file, false)).isFalse();
        assertThat(ChatAnswers.FORM.canBeRepeated(spoken, true)).isTrue();
        assertThat(ChatAnswers.FORM.canBeRepeated(spoken, false)).isFalse();
    }

    @Test
    void shouldNotHaveTheEngineSearchTwice() throws JsonProcessingException {
        ObjectNode body = body("{\"role\": \"user\", \"content\": \"a\"}", ", \"web_search_options\": {}");

        assertThat(ChatAnswers.FORM.canBeRepeated(body, true)).isFalse();
    }
}
