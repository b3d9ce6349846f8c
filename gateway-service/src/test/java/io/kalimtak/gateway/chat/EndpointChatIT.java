package io.kalimtak.gateway.chat;

import static io.kalimtak.gateway.engine.endpoint.EndpointServer.recorded;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.RouteArm;
import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.gateway.engine.endpoint.EndpointServer;
import io.kalimtak.gateway.openai.AnswerHead;
import io.kalimtak.gateway.openai.TunedBehind;
import io.kalimtak.gateway.routing.RoutingTables;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions that a model at an endpoint serves, by the route and by name. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
@WithTestResource(TunedBehind.class)
class EndpointChatIT {
    private static final String WORDS = "write a polite email to my landlord";

    @Inject
    GatewayProbe probe;

    @Inject
    RoutingTables tables;

    @TestHTTPResource("/")
    URI address;

    private EndpointServer endpoint;

    @BeforeEach
    void serveATunedModel() {
        endpoint.seen().clear();
        endpoint.replies(EndpointServer.json(200, recorded("chat.json")));
        serve(TunedBehind.live());
    }

    @AfterEach
    void serveTheBaseVersion() {
        serve(GatewayProbe.base());
    }

    private void serve(RouteArm arm) {
        probe.serve(arm);
    }

    private static Response post(String path, Map<String, ?> body) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + GatewayProbe.APP_KEY)
                .body(body)
                .post(path);
    }

    private static Response chat(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(
                Map.of("model", "default", "messages", List.of(Map.of("role", "user", "content", WORDS))));
        body.putAll(more);
        return post("/v1/chat/completions", body);
    }

    private Interaction logged(String id) {
        return probe.interaction(id);
    }

    @Test
    void shouldSendTheBodyAsItCameButForTheModel() {
        Map<String, Object> tool = Map.of("type", "function", "function", Map.of("name", "look_up"));
        Response response = chat(Map.of("tools", List.of(tool), "temperature", 0.2, "user", "endpoint-person"));

        response.then()
                .statusCode(200)
                .body("choices[0].message.content", notNullValue())
                .body("kalimtak.model_version", equalTo("openai-1"));
        var asked = endpoint.seen().getFirst().body();
        assertThat(asked.path("model").asText()).isEqualTo("ft:small:kalimtak");
        assertThat(asked.at("/tools/0/function/name").asText()).isEqualTo("look_up");
        assertThat(asked.path("temperature").asDouble()).isEqualTo(0.2);
        Interaction interaction = logged(response.header(AnswerHead.INTERACTION));
        assertThat(interaction.getModelVersion()).isEqualTo("openai-1");
        assertThat(interaction.getTokensCounted()).isFalse();
        assertThat(interaction.getTokensOutput()).isEqualTo(response.<Integer>path("usage.completion_tokens"));
        assertThat(interaction.getModelOutput()).isEqualTo(response.<String>path("choices[0].message.content"));
    }

    @Test
    void shouldHandChunksOnAsTheyCameAndPutThemTogetherForTheLog() {
        endpoint.replies(EndpointServer.stream(recorded("stream.txt")));

        Response response = chat(Map.of("stream", true));

        assertThat(response.asString()).contains("Grüße, 世界 🌍").endsWith("data: [DONE]\n\n");
        Interaction interaction = logged(response.header(AnswerHead.INTERACTION));
        assertThat(interaction.getModelOutput()).contains("Grüße, 世界 🌍");
        assertThat(interaction.getFinishReason()).isEqualTo("stop");
        assertThat(interaction.getTrainingAllowed()).isTrue();
        assertThat(interaction.getTokensCounted()).isFalse();
    }

    @Test
    void shouldLogCallsOfToolsWhereNothingIsSaid() {
        endpoint.replies(EndpointServer.stream(recorded("tools.txt")));

        Response response = chat(Map.of("stream", true));

        Interaction interaction = logged(response.header(AnswerHead.INTERACTION));
        assertThat(interaction.getModelOutput()).contains("\"function\"").contains("\"arguments\"");
        assertThat(interaction.getFinishReason()).isEqualTo("tool_calls");
    }

    @Test
    void shouldSayAndLogThatAnEngineBrokeOff() {
        String whole = recorded("stream.txt");
        endpoint.replies(EndpointServer.cut(whole.substring(0, whole.indexOf("\n\n", whole.indexOf("Grüße")) + 2)));

        Response response = chat(Map.of("stream", true));

        assertThat(response.asString()).contains("\"code\":\"broken\"").doesNotContain("[DONE]");
        Interaction interaction = logged(response.header(AnswerHead.INTERACTION));
        assertThat(interaction.getFinishReason()).isEqualTo("broken");
        assertThat(interaction.getTrainingAllowed()).isFalse();
        assertThat(interaction.getModelOutput()).isEqualTo("Grüße, 世界 🌍");
    }

    @Test
    void shouldAbortTheEngineAndLogWhatWasSaidWhenTheCallerHangsUp() throws IOException, InterruptedException {
        String piece = recorded("stream.txt")
                .lines()
                .filter(line -> line.contains("Grüße"))
                .findFirst()
                .orElseThrow();
        endpoint.replies(endpoint.endless("", piece + "\n\n", 20));
        String body = "{\"model\":\"default\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"" + WORDS
                + "\"}]}";

        String id = hangUpAfterTheFirstChunk(body);

        assertThat(endpoint.abandoned().await(30, TimeUnit.SECONDS)).isTrue();
        Interaction interaction = logged(id);
        assertThat(interaction.getFinishReason()).isEqualTo("aborted");
        assertThat(interaction.getModelOutput()).startsWith("Grüße");
    }

    private String hangUpAfterTheFirstChunk(String body) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write(("POST /v1/chat/completions HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer "
                                    + GatewayProbe.APP_KEY + "\r\nContent-Type: application/json\r\nContent-Length: "
                                    + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            StringBuilder read = new StringBuilder();
            for (int next = in.read(); next >= 0 && read.indexOf("Gr") < 0; next = in.read()) {
                read.append((char) next);
            }
            return read.substring(read.indexOf(AnswerHead.INTERACTION))
                    .lines()
                    .findFirst()
                    .orElseThrow()
                    .substring(AnswerHead.INTERACTION.length() + 2)
                    .strip();
        }
    }

    @Test
    void shouldTellWhatTheEngineSaidWhereItRefused() {
        endpoint.replies(EndpointServer.json(429, recorded("rate-limited.json"), "Retry-After", "7"));
        chat(Map.of())
                .then()
                .statusCode(429)
                .header("Retry-After", equalTo("7"))
                .body("error.message", notNullValue());
        endpoint.replies(EndpointServer.json(400, recorded("too-long.json")));
        chat(Map.of()).then().statusCode(400).body("error.code", equalTo("context_length_exceeded"));
        endpoint.replies(EndpointServer.json(500, "{}"));
        chat(Map.of()).then().statusCode(502).body("error.code", equalTo("failed"));
    }

    @Test
    void shouldPassOtherModelsOnAndLeadTheOneFromBeforeToTheRoute() {
        Response other = chat(Map.of("model", "gpt-other"));
        Response before = chat(Map.of("model", "gpt-before"));

        assertThat(endpoint.seen())
                .extracting(seen -> seen.body().path("model").asText())
                .containsExactly("gpt-other", "ft:small:kalimtak");
        assertThat(logged(other.header(AnswerHead.INTERACTION)).getModelVersion())
                .isEqualTo("gpt-other");
        assertThat(logged(other.header(AnswerHead.INTERACTION)).getArm()).isEqualTo("pinned");
        assertThat(logged(before.header(AnswerHead.INTERACTION)).getArm()).isEqualTo("live");
    }

    @Test
    void shouldKeepTheTableInForceWhenANewerOneNeedsAnEngineThatIsNotHere() {
        long inForce = tables.of("default").revision();
        RouteArm foreign = RouteArm.newBuilder()
                .setName("live")
                .setVersion("foreign-1")
                .setEngine("not-here")
                .setShare(1)
                .setModel("m")
                .build();
        probe.publishTable(System.currentTimeMillis(), foreign);
        // Long enough for a table whose models are all there.
        Awaitility.await()
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> tables.of("default").revision() == inForce);

        chat(Map.of()).then().statusCode(200).body("kalimtak.model_version", equalTo("openai-1"));
    }

    @Test
    void shouldPassEmbeddingsOn() {
        endpoint.replies(EndpointServer.json(200, recorded("embeddings.json")));

        post("/v1/embeddings", Map.of("model", "embed-small", "input", "a text"))
                .then()
                .statusCode(200)
                .body("data[0].embedding", notNullValue());

        assertThat(endpoint.seen().getFirst().path()).isEqualTo("/v1/embeddings");
        assertThat(endpoint.seen().getFirst().body().path("model").asText()).isEqualTo("embed-small");
        post("/v1/embeddings", Map.of("input", "a text")).then().statusCode(400).body("error.param", equalTo("model"));
    }

    @Test
    void shouldMakePromptsByATunedModel() {
        endpoint.replies(EndpointServer.json(200, recorded("chat.json")));

        Response response = post("/api/generate", Map.of("input_text", WORDS, "target_tool", "Gemini"));

        response.then().statusCode(200).body("model_version", equalTo("openai-1"));
        var asked = endpoint.seen().getFirst().body();
        assertThat(asked.path("model").asText()).isEqualTo("ft:small:kalimtak");
        assertThat(asked.at("/messages/0/role").asText()).isEqualTo("system");
        assertThat(asked.at("/messages/1/content").asText()).isEqualTo(WORDS);
        Interaction interaction = logged(response.path("interaction_id"));
        assertThat(interaction.getStructuredPrompt()).isEqualTo(response.<String>path("structured_prompt"));
        assertThat(interaction.getTokensCounted()).isFalse();
        endpoint.replies(EndpointServer.json(500, "{}"));
        post("/api/generate", Map.of("input_text", WORDS)).then().statusCode(502);
    }
}
