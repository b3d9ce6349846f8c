package io.kalimtak.gateway.responses;

import static io.kalimtak.gateway.engine.endpoint.EndpointServer.recorded;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.RouteArm;
import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.gateway.engine.endpoint.EndpointServer;
import io.kalimtak.gateway.openai.AnswerHead;
import io.kalimtak.gateway.openai.TunedBehind;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Responses of versions that a model at an endpoint serves. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
@WithTestResource(TunedBehind.class)
class EndpointResponsesIT {
    private static final String WORDS = "write a polite email to my landlord";

    @Inject
    GatewayProbe probe;

    private final ObjectMapper json = new ObjectMapper();
    private EndpointServer endpoint;

    @BeforeEach
    void serveATunedModel() {
        endpoint.seen().clear();
        endpoint.replies(EndpointServer.json(200, recorded("response.json")));
        serve(RouteArm.newBuilder()
                .setName("live")
                .setVersion("openai-2")
                .setEngine("tuned")
                .setShare(1)
                .setModel("ft:small:kalimtak")
                .build());
    }

    @AfterEach
    void serveTheBaseVersion() {
        serve(GatewayProbe.base());
    }

    private void serve(RouteArm arm) {
        probe.serve(arm);
    }

    private static Response ask(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("model", "default", "input", WORDS));
        body.putAll(more);
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + GatewayProbe.APP_KEY)
                .body(body)
                .post("/v1/responses");
    }

    private Interaction logged(Response response) {
        return probe.interaction(response.header(AnswerHead.INTERACTION));
    }

    private JsonNode data(String event) throws JsonProcessingException {
        return json.readTree(event.substring(event.indexOf("data: ") + "data: ".length()));
    }

    @Test
    void shouldSendTheBodyAsItCameButForTheModel() {
        Map<String, Object> tool = Map.of("type", "function", "name", "look_up");
        Response response =
                ask(Map.of("tools", List.of(tool), "previous_response_id", "resp_before", "user", "one-who-asks"));

        response.then()
                .statusCode(200)
                .body("output[0].content[0].text", containsString("unicorn"))
                .body("kalimtak.model_version", equalTo("openai-2"));
        JsonNode asked = endpoint.seen().getFirst().body();
        assertThat(endpoint.seen().getFirst().path()).isEqualTo("/v1/responses");
        assertThat(asked.path("model").asText()).isEqualTo("ft:small:kalimtak");
        assertThat(asked.at("/tools/0/name").asText()).isEqualTo("look_up");
        assertThat(asked.path("previous_response_id").asText()).isEqualTo("resp_before");
        Interaction interaction = logged(response);
        assertThat(interaction.getInputText()).isEqualTo(WORDS);
        assertThat(interaction.getModelVersion()).isEqualTo("openai-2");
        assertThat(interaction.getModelOutput()).contains("unicorn");
        assertThat(interaction.getTokensCounted()).isFalse();
        assertThat(interaction.getTokensInput()).isEqualTo(36);
        assertThat(interaction.getTokensOutput()).isEqualTo(87);
        assertThat(interaction.getFinishReason()).isEqualTo("stop");
    }

    @Test
    void shouldHandEventsOnAsTheyCameWithOurFactsInTheLast() throws JsonProcessingException {
        endpoint.replies(EndpointServer.stream(recorded("response-stream.txt")));

        Response response = ask(Map.of("stream", true));

        String[] came = recorded("response-stream.txt").split("\n\n");
        String[] went = response.asString().split("\n\n");
        assertThat(went).hasSameSizeAs(came);
        for (int i = 0; i < came.length - 1; i++) {
            assertThat(went[i]).startsWith(came[i].lines().findFirst().orElseThrow());
            assertThat(data(went[i])).isEqualTo(data(came[i]));
        }
        assertThat(went[went.length - 1]).startsWith("event: response.completed\n");
        JsonNode last = data(went[went.length - 1]);
        JsonNode own = ((ObjectNode) last.path("response")).remove("kalimtak");
        assertThat(last).isEqualTo(data(came[came.length - 1]));
        assertThat(own.path("interaction_id").asText()).isEqualTo(response.header(AnswerHead.INTERACTION));
        Interaction interaction = logged(response);
        assertThat(interaction.getModelOutput()).isEqualTo("Grüße, 世界 🌍! How can I assist you today?");
        assertThat(interaction.getTokensOutput()).isEqualTo(11);
        assertThat(interaction.getTrainingAllowed()).isTrue();
    }

    @Test
    void shouldLogCallsOfFunctionsWhereNothingIsSaid() {
        endpoint.replies(
                EndpointServer.stream(recorded("response-tools.txt")),
                EndpointServer.json(200, recorded("response-tools.json")));

        for (Response response : List.of(ask(Map.of("stream", true)), ask(Map.of()))) {
            Interaction interaction = logged(response);
            assertThat(interaction.getModelOutput())
                    .startsWith("[{\"type\":\"function_call\"")
                    .contains("get_current_weather")
                    .contains("Boston, MA");
            assertThat(interaction.getFinishReason()).isEqualTo("tool_calls");
        }
    }

    @Test
    void shouldLearnNothingFromTheResultOfAToolAlone() {
        Response response = ask(Map.of(
                "previous_response_id",
                "resp_before",
                "input",
                List.of(Map.of("type", "function_call_output", "call_id", "call_1", "output", "warm"))));

        Interaction interaction = logged(response);
        assertThat(interaction.getInputText()).isEqualTo("[function_call_output]");
        assertThat(interaction.getModelOutput()).contains("unicorn");
        assertThat(interaction.getTrainingAllowed()).isFalse();
    }

    @Test
    void shouldSayAndLogThatAnEngineBrokeOff() throws JsonProcessingException {
        String whole = recorded("response-stream.txt");
        endpoint.replies(EndpointServer.cut(whole.substring(0, whole.indexOf("event: response.output_text.done"))));

        Response response = ask(Map.of("stream", true));

        String[] went = response.asString().split("\n\n");
        assertThat(went[went.length - 1]).startsWith("event: error\n");
        JsonNode error = data(went[went.length - 1]);
        assertThat(error.path("code").asText()).isEqualTo("broken");
        assertThat(error.path("sequence_number").asInt()).isEqualTo(7);
        assertThat(error.at("/error/message").asText())
                .isEqualTo(error.path("message").asText());
        Interaction interaction = logged(response);
        assertThat(interaction.getFinishReason()).isEqualTo("broken");
        assertThat(interaction.getModelOutput()).isEqualTo("Grüße, 世界 🌍! How can I assist you today?");
        assertThat(interaction.getTrainingAllowed()).isFalse();
    }

    @Test
    void shouldLogCallsAsFarAsTheyCameBeforeAnEngineBrokeOff() {
        String whole = recorded("response-tools.txt");
        endpoint.replies(EndpointServer.cut(
                whole.substring(0, whole.lastIndexOf("event: response.function_call_arguments.delta"))));

        assertThat(logged(ask(Map.of("stream", true))).getModelOutput())
                .contains("\"arguments\":\"{\\\"location\\\":\"");
    }

    @Test
    void shouldLogHowAResponseEndedThatDidNotComplete() {
        String begun = "{\"type\":\"response.output_text.delta\",\"delta\":\"As far as\"}";
        String failed = "{\"type\":\"response.failed\",\"response\":{\"status\":\"failed\",\"output\":[],\"error\":"
                + "{\"code\":\"server_error\",\"message\":\"m\"}}}";
        endpoint.replies(
                EndpointServer.json(
                        200,
                        recorded("response.json")
                                .replace("\"status\":\"completed\",\"error\":null", "\"status\":\"incomplete\"")
                                .replace(
                                        "\"incomplete_details\":null",
                                        "\"incomplete_details\":{\"reason\":\"max_output_tokens\"}")),
                EndpointServer.stream("data: " + begun + "\n\ndata: " + failed + "\n\n"));

        assertThat(logged(ask(Map.of())).getFinishReason()).isEqualTo("length");
        Response response = ask(Map.of("stream", true));

        assertThat(response.asString()).contains("event: response.failed\n").contains("\"interaction_id\"");
        Interaction interaction = logged(response);
        assertThat(interaction.getFinishReason()).isEqualTo("broken");
        assertThat(interaction.getModelOutput()).isEqualTo("As far as");
        assertThat(interaction.getTrainingAllowed()).isFalse();
    }

    @Test
    void shouldTellWhatTheEngineSaidWhereItRefused() {
        endpoint.replies(EndpointServer.json(429, recorded("rate-limited.json"), "Retry-After", "7"));
        ask(Map.of()).then().statusCode(429).header("Retry-After", equalTo("7"));
        endpoint.replies(EndpointServer.json(404, "{\"detail\":\"Not Found\"}"));
        ask(Map.of("stream", true))
                .then()
                .statusCode(404)
                .body("error.code", equalTo("path_not_offered"))
                .body("error.message", containsString("The engine tuned does not offer /responses"));
        endpoint.replies(EndpointServer.json(401, recorded("wrong-key.json")));
        ask(Map.of())
                .then()
                .statusCode(502)
                .body("error.message", equalTo("The engine tuned answered with status 401."));
    }
}
