package io.kalimtak.gateway.engine.endpoint;

import static io.kalimtak.gateway.engine.endpoint.EndpointServer.cut;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.json;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.recorded;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.stream;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.call;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.json;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.rest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.gateway.engine.endpoint.EngineException.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses, whole and streamed. */
@Timeout(30)
class EnginesResponsesTest {
    private static final Call HELLO = call(
            "{\"input\":\"a person's text\",\"stream\":true,\"stream_options\":" + "{\"include_obfuscation\":false}}");
    private static final String DELTA = "event: response.output_text.delta\n"
            + "data: {\"type\":\"response.output_text.delta\",\"delta\":\"a\"}\n\n";

    private final EndpointServer server = EndpointServer.start();
    private final EnginesSetup setup = EnginesSetup.engine("hosted", server);

    @AfterEach
    void stop() {
        server.close();
    }

    private EventStream open() throws EngineException {
        return setup.engines().stream("hosted", Engines.RESPONSES, HELLO);
    }

    private EngineException streamFailure() throws EngineException {
        try (EventStream stream = open()) {
            return catchThrowableOfType(EngineException.class, () -> rest(stream));
        }
    }

    private EngineException wholeFailure() {
        Engines engines = setup.engines();
        return catchThrowableOfType(EngineException.class, () -> engines.post("hosted", Engines.RESPONSES, HELLO));
    }

    @Test
    void shouldAskAsItCameButForModelAndStream() throws EngineException {
        server.replies(stream(recorded("response-stream.txt")), json(200, recorded("response.json")));

        open().close();
        Answer answer = setup.engines().post("hosted", Engines.RESPONSES, HELLO);

        assertThat(answer.body()).isEqualTo(json(recorded("response.json")));
        assertThat(server.seen().get(0).path()).isEqualTo("/v1/responses");
        assertThat(server.seen().get(0).headers()).containsEntry("accept", "text/event-stream");
        assertThat(server.seen().get(0).body())
                .isEqualTo(json("{\"input\":\"a person's text\",\"stream\":true,\"stream_options\":"
                        + "{\"include_obfuscation\":false},\"model\":\"hosted-model\"}"));
        assertThat(server.seen().get(1).body())
                .isEqualTo(json("{\"input\":\"a person's text\",\"model\":\"hosted-model\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data: [DONE]\n\n", ": nothing follows"})
    void shouldEndWithTheEventThatHasTheWholeResponse(String after) throws EngineException {
        server.replies(stream(recorded("response-stream.txt") + after));

        try (EventStream stream = open()) {
            List<JsonNode> events = rest(stream);

            assertThat(events).hasSize(11);
            assertThat(events.getLast().path("type").asText()).isEqualTo("response.completed");
            assertThat(stream.next()).isNull();
        }
        assertThat(setup.calls("hosted", "answered")).isEqualTo(1);
        assertThat(setup.gauge("kalimtak_engine_calls_open", "hosted")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"response.incomplete", "response.failed"})
    void shouldTakeAResponseThatDidNotCompleteAsAnEnd(String type) throws EngineException {
        server.replies(stream(DELTA + "data: {\"type\":\"" + type
                + "\",\"response\":{\"output\":[],\"error\":{\"code\":\"server_error\",\"message\":\"m\"}}}\n\n"));

        try (EventStream stream = open()) {
            assertThat(rest(stream)).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data: [DONE]\n\n"})
    void shouldTakeAStreamWithoutThatEventAsBroken(String after) throws EngineException {
        server.replies(stream(DELTA + after));

        assertThat(streamFailure().kind()).isEqualTo(Kind.BROKEN);
        assertThat(setup.calls("hosted", "broken")).isEqualTo(1);
    }

    @Test
    void shouldTellOfAConnectionThatWasCut() throws EngineException {
        server.replies(cut(DELTA));

        assertThat(streamFailure().kind()).isEqualTo(Kind.BROKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"error\",\"code\":\"server_error\",\"message\":\"it failed\",\"param\":null}",
                "{\"type\":\"error\",\"error\":{\"code\":\"server_error\",\"message\":\"it failed\"}}",
                "{\"error\":{\"code\":\"server_error\",\"message\":\"it failed\"}}"
            })
    void shouldTakeAnErrorAmongTheEventsAsOne(String error) throws EngineException {
        server.replies(stream(DELTA + "event: error\ndata: " + error + "\n\n"));

        EngineException failure = streamFailure();

        assertThat(failure.kind()).isEqualTo(Kind.FAILED);
        assertThat(failure.error().path("message").asText()).isEqualTo("it failed");
    }

    @Test
    void shouldTakeAWholeResponseThatFailedAsAnAnswer() throws EngineException {
        server.replies(json(
                200,
                "{\"object\":\"response\",\"status\":\"failed\",\"error\":{\"code\":\"server_error\",\"message\":\"m\"},"
                        + "\"output\":[]}"));

        Answer answer = setup.engines().post("hosted", Engines.RESPONSES, HELLO);

        assertThat(answer.body().path("status").asText()).isEqualTo("failed");
    }

    @Test
    void shouldTakeACompletionForBroken() {
        server.replies(json(200, recorded("chat.json")));

        assertThat(wholeFailure().kind()).isEqualTo(Kind.BROKEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | 404 page not found",
                "404 | {\"detail\":\"Not Found\"}",
                "404 | {\"error\":{\"code\":404,\"message\":\"File Not Found\",\"type\":\"not_found_error\"}}",
                "404 | {\"error\":{\"message\":\"Invalid URL (POST /v1/responses)\",\"code\":null}}",
                "405 | {\"error\":{\"message\":\"no\"}}"
            })
    void shouldSayThatAnEndpointHasNoSuchPath(int status, String body) {
        server.replies(json(status, body));

        EngineException failure = wholeFailure();

        assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        assertThat(failure.status()).isEqualTo(404);
        assertThat(failure.error().path("code").asText()).isEqualTo("path_not_offered");
        assertThat(failure.error().path("message").asText())
                .startsWith("The engine hosted does not offer /responses: it answered with status " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"The model m does not exist.\",\"code\":\"model_not_found\"}}",
                "{\"error\":{\"message\":\"Response with id 'resp_1' not found.\",\"code\":404}}"
            })
    void shouldTellWhatElseAnEndpointDidNotFind(String body) {
        server.replies(json(404, body));

        assertThat(wholeFailure().error()).isEqualTo(json(body).path("error"));
    }

    @Test
    void shouldAskAFallbackThatHasThePath() throws EngineException {
        server.replies(json(405, ""), stream(recorded("response-stream.txt")));
        setup.put("hosted", "fallbacks", "other").and("other", server.url());

        try (EventStream stream = open()) {
            assertThat(stream.engine()).isEqualTo("other");
            assertThat(rest(stream)).hasSize(11);
        }
    }

    @Test
    void shouldTakeAnEventAsLongAsAWholeAnswer() throws EngineException {
        String text = "x".repeat(3 << 20);
        server.replies(stream(
                "data: {\"type\":\"response.completed\",\"response\":{\"output\":[{\"text\":\"" + text + "\"}]}}\n\n"));

        try (EventStream stream = open()) {
            assertThat(rest(stream).getFirst().at("/response/output/0/text").asText())
                    .hasSize(3 << 20);
        }
    }

    @Test
    void shouldKnowNoOtherPathWithStreams() {
        Engines engines = setup.engines();

        assertThatThrownBy(() -> engines.stream("hosted", "embeddings", HELLO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
