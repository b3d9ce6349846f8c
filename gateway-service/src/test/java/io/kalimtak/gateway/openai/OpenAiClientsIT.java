package io.kalimtak.gateway.openai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.gateway.engine.endpoint.EndpointServer;
import io.kalimtak.local.testing.ForeignClient;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * OpenAI's own clients, unchanged but for their base URL, each started once: an embedded version by the route, and a model at
 * an endpoint by other names. What a script prints of a step has to be the same for both.
 */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
@WithTestResource(TunedBehind.class)
public class OpenAiClientsIT {
    private static final ForeignClient PYTHON = ForeignClient.python("openai-python", "openai>=1.66");
    private static final ForeignClient NODE = ForeignClient.node("openai-node", "openai@>=5");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SAID = "Grüße, 世界 🌍";
    private static final String SAID_IN_RESPONSES = SAID + "! How can I assist you today?";

    @Inject
    GatewayProbe probe;

    @TestHTTPResource("/v1")
    URI address;

    private EndpointServer endpoint;
    private final Map<String, JsonNode> got = new LinkedHashMap<>();

    /** Whether OpenAI's client for Python is here. */
    public static boolean hasPython() {
        return PYTHON.isInstalled();
    }

    /** Whether OpenAI's client for Node is here. */
    public static boolean hasNode() {
        return NODE.isInstalled();
    }

    @BeforeEach
    void serveTheBaseVersion() {
        endpoint.seen().clear();
        endpoint.repliesBy(new RecordedEngine(endpoint));
        probe.serve(GatewayProbe.base());
    }

    @Test
    @EnabledIf(value = "hasPython", disabledReason = "it takes python3 with venv and a package index that pip reaches")
    void shouldServeTheClientForPython() throws IOException {
        run(PYTHON, "/openai_client.py");
    }

    @Test
    @EnabledIf(value = "hasNode", disabledReason = "it takes node and npm with a registry that it reaches")
    void shouldServeTheClientForNode() throws IOException {
        run(NODE, "/openai_client.mjs");
    }

    private void run(ForeignClient client, String script) throws IOException {
        Map<String, String> environment =
                Map.of("BASE_URL", address.toString(), "API_KEY", GatewayProbe.APP_KEY, "LIMITED_KEY", limitedKey());

        ForeignClient.Run run = client.run(OpenAiClientsIT.class, script, environment);

        assertThat(run.status()).as(run.output()).isZero();
        for (String line :
                run.output().lines().filter(one -> one.startsWith("{")).toList()) {
            JsonNode step = JSON.readTree(line);
            got.put(step.path("step").asText(), step);
        }
        checkEmbedded();
        checkChats();
        checkResponses();
        checkErrors();
        checkLeft();
    }

    /** Two calls at once, and one every five seconds. */
    private static String limitedKey() {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + GatewayProbe.ADMIN_KEY)
                .body(Map.of("name", "limited client", "role", "app", "rate_per_minute", 12))
                .post("/api/admin/keys")
                .path("key");
    }

    private JsonNode of(String step) {
        return got.getOrDefault(step, JSON.missingNode());
    }

    private void gave(String step, String expected) throws JsonProcessingException {
        JsonNode wanted = JSON.readTree(expected.replace('\'', '"'));
        wanted.properties()
                .forEach(pair -> assertThat(of(step).path(pair.getKey()))
                        .as(step + " " + pair.getKey())
                        .isEqualTo(pair.getValue()));
    }

    private Interaction logged(String step) {
        return probe.interaction(of(step).path("id").asText());
    }

    private void checkEmbedded() throws JsonProcessingException {
        gave("models", "{'ids':['default','embedded-base-1']}");
        gave("embedded-chat", "{'finish':'stop','tokens':0}");
        JsonNode choices = of("embedded-chat").path("choices");
        assertThat(choices)
                .hasSize(2)
                .allSatisfy(choice -> assertThat(choice.asText()).contains("landlord"));
        gave("embedded-unlogged", "{'logged':'false','version':'embedded-base-1'}");
        gave("embedded-chat-stream", "{'used':true}");
        gave("embedded-response", "{'status':'completed','tokens':0}");
        gave("embedded-response-stream", "{'types':" + types() + "}");
        gave("embedded-response-helper", "{'same':true}");
        for (String step : List.of(
                "embedded-chat",
                "embedded-chat-stream",
                "embedded-response",
                "embedded-response-stream",
                "embedded-response-helper")) {
            String text = of(step).path("text").asText(choices.path(0).asText());
            assertThat(text).as(step).isEqualTo(choices.path(0).asText());
            assertThat(logged(step).getModelOutput()).as(step).isEqualTo(text);
        }
        gave(
                "embedded-previous",
                "{'error':'BadRequestError','status':400,'code':'invalid_request','param':'previous_response_id'}");
    }

    private static String types() {
        return "['response.created','response.in_progress','response.output_item.added','response.content_part.added',"
                + "'response.output_text.delta','response.output_text.done','response.content_part.done',"
                + "'response.output_item.done','response.completed']";
    }

    private void checkChats() throws JsonProcessingException {
        gave("chat", "{'text':'Hello! How can I assist you today?','used':29}");
        gave("chat-stream", "{'text':'" + SAID + "','used':26}");
        assertThat(logged("chat-stream").getModelOutput()).isEqualTo(SAID);
        gave("chat-helper", "{'text':'" + SAID + "','finish':'stop'}");
        gave(
                "chat-tools",
                "{'finish':'tool_calls','name':'get_current_weather','arguments':{'location':'Boston, MA'}}");
        gave("chat-tools-result", "{'text':'Hello! How can I assist you today?'}");
        gave("chat-tools-stream", "{'finish':'tool_calls','name':'get_weather','arguments':{'location':'Paris'}}");
        gave("embeddings", "{'numbers':[0.002306,-0.009327,-0.002884]}");
        assertThat(endpoint.seen())
                .filteredOn(seen -> seen.path().endsWith("/chat/completions"))
                .anySatisfy(seen ->
                        assertThat(seen.body().at("/messages/3/role").asText()).isEqualTo("tool"));
    }

    private void checkResponses() throws JsonProcessingException {
        gave("response", "{'used':123}");
        assertThat(of("response").path("text").asText()).contains("unicorn");
        gave("response-stream", "{'text':'" + SAID_IN_RESPONSES + "','types':" + types() + "}");
        assertThat(logged("response-stream").getModelOutput()).isEqualTo(SAID_IN_RESPONSES);
        gave("response-helper", "{'text':'" + SAID_IN_RESPONSES + "','same':true}");
        assertThat(logged("response-helper").getFinishReason()).isEqualTo("stop");
        gave("response-tools", "{'type':'function_call','name':'get_current_weather'}");
        gave("response-tools-stream", "{'type':'function_call','arguments':{'location':'Boston, MA'}}");
        assertThat(of("response-tools-result").path("text").asText()).contains("unicorn");
        assertThat(endpoint.seen())
                .filteredOn(seen -> seen.path().endsWith("/responses"))
                .anySatisfy(seen ->
                        assertThat(seen.body().at("/input/2/type").asText()).isEqualTo("function_call_output"))
                .anySatisfy(seen -> assertThat(
                                seen.body().path("previous_response_id").asText())
                        .isEqualTo("resp_before"));
    }

    private void checkErrors() throws JsonProcessingException {
        gave("bad-model", "{'error':'NotFoundError','status':404,'code':'model_not_found'}");
        gave("bad-key", "{'error':'AuthenticationError','status':401,'code':'unauthenticated'}");
        gave("bad-body", "{'error':'BadRequestError','status':400,'param':'messages'}");
        gave("bad-response-body", "{'error':'BadRequestError','status':400,'param':'background'}");
        gave("too-long", "{'error':'BadRequestError','code':'context_length_exceeded','param':'messages'}");
        gave("engine-limited", "{'error':'RateLimitError','status':429,'code':'rate_limit_exceeded'}");
        gave("engine-limited-again", "{'text':'Hello! How can I assist you today?','waited':true}");
        gave("engine-500", "{'error':'InternalServerError','status':502}");
        gave("engine-no-json", "{'error':'InternalServerError','status':502,'code':'broken'}");
        gave("engine-other-key", "{'error':'InternalServerError','status':502,'code':'refused'}");
        gave("engine-cut", "{'error':'APIError','code':'broken'}");
        gave("engine-cut-response", "{'error':'APIError','code':'broken'}");
        gave("engine-old", "{'error':'NotFoundError','code':'path_not_offered'}");
        gave("retrieve", "{'error':'NotFoundError','code':'unknown_url'}");
        gave("limited", "{'error':'RateLimitError','status':429,'code':'too_many_requests'}");
        gave("limited-again", "{'models':2}");
    }

    private void checkLeft() {
        for (String step : List.of("chat-left", "response-left")) {
            assertThat(logged(step).getFinishReason()).as(step).isEqualTo("aborted");
            assertThat(logged(step).getModelOutput()).as(step).startsWith(SAID);
            assertThat(logged(step).getTrainingAllowed()).as(step).isFalse();
        }
    }
}
