package io.kalimtak.gateway.openai;

import static io.kalimtak.gateway.engine.endpoint.EndpointServer.json;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.recorded;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.events.v1.Interaction;
import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.gateway.engine.endpoint.EndpointServer;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which answers a model may learn from: those whose question is whole without what was said before. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
@WithTestResource(TunedBehind.class)
class ExamplesIT {
    private static final String AT_THE_ENDPOINT = "gpt-other";
    private static final String EMBEDDED = "default";
    private static final Map<String, String> SYSTEM = Map.of("role", "system", "content", "You help tenants.");
    private static final Map<String, String> WORDS = Map.of("role", "user", "content", "Write to my landlord.");
    private static final Map<String, String> ANSWER = Map.of("role", "assistant", "content", "Dear landlord, …");
    private static final Map<String, String> MORE = Map.of("role", "user", "content", "Shorter, please.");

    @Inject
    GatewayProbe probe;

    private EndpointServer endpoint;

    @BeforeEach
    void serveTheBaseVersion() {
        probe.serve(GatewayProbe.base());
    }

    @Test
    void shouldLearnFromTheFirstWordsOfAChat() {
        endpoint.replies(json(200, recorded("chat.json")));

        assertThat(chat(AT_THE_ENDPOINT, List.of(SYSTEM, WORDS)).getTrainingAllowed())
                .isTrue();
    }

    @Test
    void shouldLearnNothingAtAnEndpointFromWordsThatNeedTheOnesBefore() {
        endpoint.replies(json(200, recorded("chat.json")));

        Interaction later = chat(AT_THE_ENDPOINT, List.of(SYSTEM, WORDS, ANSWER, MORE));

        assertThat(later.getInputText()).isEqualTo("Shorter, please.");
        assertThat(later.getTrainingAllowed()).isFalse();
    }

    @Test
    void shouldLearnFromAPromptThatWasMadeOfTheNewestWordsAlone() {
        assertThat(chat(EMBEDDED, List.of(WORDS, ANSWER, MORE)).getTrainingAllowed())
                .isTrue();
    }

    @Test
    void shouldLearnNoCallsOfToolsAsWords() {
        endpoint.replies(json(200, recorded("chat-tools.json")));

        Interaction called = chat(AT_THE_ENDPOINT, List.of(WORDS));

        assertThat(called.getFinishReason()).isEqualTo("tool_calls");
        assertThat(called.getTrainingAllowed()).isFalse();
    }

    @Test
    void shouldLearnFromTheFirstWordsOfAResponse() {
        endpoint.replies(json(200, recorded("response.json")));

        assertThat(respond(Map.of("input", "Write to my landlord.")).getTrainingAllowed())
                .isTrue();
        assertThat(respond(Map.of("input", List.of(SYSTEM, WORDS))).getTrainingAllowed())
                .isTrue();
    }

    @Test
    void shouldLearnNothingFromAResponseThatGoesOn() {
        endpoint.replies(json(200, recorded("response.json")));
        Map<String, String> result =
                Map.of("type", "function_call_output", "call_id", "call_1", "output", "22 degrees");

        assertThat(respond(Map.of("input", "Shorter, please.", "previous_response_id", "resp_1"))
                        .getTrainingAllowed())
                .isFalse();
        assertThat(respond(Map.of("input", List.of(WORDS, ANSWER, MORE))).getTrainingAllowed())
                .isFalse();
        assertThat(respond(Map.of("input", List.of(WORDS, result))).getTrainingAllowed())
                .isFalse();
    }

    private Interaction chat(String model, List<Map<String, String>> messages) {
        return logged("/v1/chat/completions", Map.of("model", model, "messages", messages));
    }

    private Interaction respond(Map<String, Object> input) {
        Map<String, Object> body = new HashMap<>(input);
        body.put("model", AT_THE_ENDPOINT);
        return logged("/v1/responses", body);
    }

    private Interaction logged(String path, Map<String, ?> body) {
        Response response = given().contentType("application/json")
                .header("Authorization", "Bearer " + GatewayProbe.APP_KEY)
                .body(body)
                .post(path);
        response.then().statusCode(200);
        return probe.interaction(response.header(AnswerHead.INTERACTION));
    }
}
