package io.kalimtak.gateway.responses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponsesAnswersTest {
    private static ObjectNode body(String json) throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper().readTree(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"input\": \"a\"}",
                "{\"input\": \"a\", \"previous_response_id\": null, \"tools\": []}",
                "{\"input\": \"a\", \"tools\": [{\"type\": \"function\"}, {\"type\": \"custom\"}]}",
                "{\"input\": [{\"role\": \"user\", \"content\": \"a\"}, {\"type\": \"function_call_output\", \"output\": \"1\"}]}"
            })
    void shouldAskAnyEngineForWhatStandsInTheBody(String json) throws JsonProcessingException {
        assertThat(ResponsesAnswers.FORM.canBeRepeated(body(json), true)).isTrue();
        assertThat(ResponsesAnswers.FORM.canBeRepeated(body(json), false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"input\": \"a\", \"previous_response_id\": \"resp_1\"}",
                "{\"input\": [{\"type\": \"item_reference\", \"id\": \"msg_1\"}]}",
                "{\"input\": [{\"type\": \"reasoning\", \"id\": \"rs_1\", \"summary\": []}]}",
                "{\"input\": [{\"role\": \"user\", \"content\": [{\"type\": \"input_file\", \"file_id\": \"file-1\"}]}]}"
            })
    void shouldAskNoOtherEngineForWhatOneHolds(String json) throws JsonProcessingException {
        assertThat(ResponsesAnswers.FORM.canBeRepeated(body(json), true)).isTrue();
        assertThat(ResponsesAnswers.FORM.canBeRepeated(body(json), false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"input\": \"a\", \"conversation\": \"conv_1\"}",
                "{\"prompt\": {\"id\": \"pmpt_1\"}}",
                "{\"input\": \"a\", \"tools\": [{\"type\": \"function\"}, {\"type\": \"mcp\"}]}",
                "{\"input\": \"a\", \"tools\": [{\"type\": \"web_search\"}]}"
            })
    void shouldAskNobodyToDoSomethingTwice(String json) throws JsonProcessingException {
        assertThat(ResponsesAnswers.FORM.canBeRepeated(body(json), true)).isFalse();
    }
}
