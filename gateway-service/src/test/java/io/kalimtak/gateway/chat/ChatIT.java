package io.kalimtak.gateway.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.gateway.openai.AnswerHead;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OpenAI's chat protocol, answered by the embedded engine. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
class ChatIT {
    private static final String BASE = "embedded-base-1";
    private static final String WORDS = "write a polite email to my landlord about the broken heater";

    @Inject
    GatewayProbe probe;

    private final ObjectMapper json = new ObjectMapper();

    @BeforeEach
    void serveTheBaseVersion() {
        probe.serve(GatewayProbe.base());
        Awaitility.await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    private static Map<String, Object> chat(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "model",
                "default",
                "messages",
                List.of(Map.of("role", "system", "content", "be brief"), Map.of("role", "user", "content", WORDS))));
        body.putAll(more);
        return body;
    }

    private static RequestSpecification app(Object body) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + GatewayProbe.APP_KEY)
                .body(body);
    }

    private static Response ask(Map<String, ?> more) {
        return app(chat(more)).post("/v1/chat/completions");
    }

    private List<Interaction> interactions(String id) {
        return probe.read(Topic.INTERACTIONS, Interaction.class).stream()
                .filter(one -> one.getInteractionId().equals(UUID.fromString(id)))
                .toList();
    }

    private List<JsonNode> events(String stream) throws JsonProcessingException {
        List<JsonNode> events = new ArrayList<>();
        for (String event : stream.split("\n\n")) {
            assertThat(event).startsWith("data: ");
            String data = event.substring("data: ".length());
            if (!data.equals("[DONE]")) {
                events.add(json.readTree(data));
            }
        }
        return events;
    }

    @Test
    void shouldAnswerInTheProtocolsFormAndLogWhoAskedAndWhatWasSaid() {
        Response response = ask(Map.of(
                "user",
                "chat-person",
                "metadata",
                Map.of("session_id", "6f2c9d2e-7a55-4b8e-9d8f-0a1b2c3d4e5f", "app", "test")));

        response.then()
                .statusCode(200)
                .body("object", equalTo("chat.completion"))
                .body("model", equalTo(BASE))
                .body("choices[0].message.role", equalTo("assistant"))
                .body("choices[0].message.content", containsString("landlord"))
                .body("choices[0].finish_reason", equalTo("stop"))
                .body("kalimtak.model_version", equalTo(BASE));
        String id = response.header(AnswerHead.INTERACTION);
        assertThat(response.path("kalimtak.interaction_id").toString()).isEqualTo(id);
        assertThat(response.header(AnswerHead.LOGGED)).isEqualTo("true");
        Interaction logged = interactions(id).getFirst();
        assertThat(logged.getInputText()).isEqualTo(WORDS);
        assertThat(logged.getModelOutput())
                .isEqualTo(response.path("choices[0].message.content").toString());
        assertThat(logged.getSessionId()).hasToString("6f2c9d2e-7a55-4b8e-9d8f-0a1b2c3d4e5f");
        assertThat(logged.getMetadata()).isEqualTo(Map.of("app", "test"));
        assertThat(logged.getFinishReason()).isEqualTo("stop");
        assertThat(logged.getTokensTotal()).isEqualTo(response.<Integer>path("usage.total_tokens"));
        assertThat(logged.getSubjectId()).isNotNull();
        app(Map.of("interaction_id", id, "feedback_score", 5))
                .post("/api/feedback")
                .then()
                .statusCode(202);
    }

    @Test
    void shouldStreamChunksThatAddUpAndEndOnlyWhenAllIsLogged() throws JsonProcessingException {
        Response response = ask(Map.of("stream", true, "stream_options", Map.of("include_usage", true)));

        response.then().statusCode(200).contentType("text/event-stream");
        String text = response.asString();
        assertThat(text).endsWith("data: [DONE]\n\n");
        List<JsonNode> events = events(text);
        StringBuilder said = new StringBuilder();
        events.forEach(event -> said.append(event.at("/choices/0/delta/content").asText("")));
        JsonNode usage = events.getLast();
        assertThat(usage.path("choices")).isEmpty();
        assertThat(usage.at("/usage/completion_tokens").asInt()).isPositive();
        String id = usage.at("/kalimtak/interaction_id").asText();
        assertThat(id).isEqualTo(response.header(AnswerHead.INTERACTION));
        assertThat(interactions(id).getFirst().getModelOutput()).isEqualTo(said.toString());
        assertThat(interactions(id).getFirst().getStructuredPrompt()).contains("## ");
    }

    @Test
    void shouldLeaveTheUsageOutOfAStreamThatDidNotAskForIt() throws JsonProcessingException {
        List<JsonNode> events = events(ask(Map.of("stream", true)).asString());

        assertThat(events).allMatch(event -> !event.path("choices").isEmpty());
        assertThat(events.getLast().at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(events.getLast().at("/kalimtak/interaction_id").asText()).isNotBlank();
    }

    @Test
    void shouldGiveAsManyChoicesAsAreWantedThoughTheyAreEqual() throws JsonProcessingException {
        Response one = ask(Map.of());
        Response three = ask(Map.of("n", 3));

        String said = one.path("choices[0].message.content");
        three.then()
                .body("choices.index", contains(0, 1, 2))
                .body("choices.message.content", contains(said, said, said))
                .body("usage.completion_tokens", equalTo(3 * one.<Integer>path("usage.completion_tokens")));
        Interaction logged = interactions(three.header(AnswerHead.INTERACTION)).getFirst();
        assertThat(logged.getModelOutput()).isEqualTo(said);
        assertThat(logged.getTokensCounted()).isTrue();
        Map<Integer, StringBuilder> choices = new HashMap<>();
        Map<Integer, String> ends = new HashMap<>();
        for (JsonNode event : events(ask(Map.of("n", 2, "stream", true)).asString())) {
            JsonNode choice = event.at("/choices/0");
            int index = choice.path("index").asInt();
            choices.computeIfAbsent(index, at -> new StringBuilder())
                    .append(choice.at("/delta/content").asText(""));
            ends.put(index, choice.path("finish_reason").asText());
        }
        assertThat(choices)
                .hasSize(2)
                .allSatisfy((index, text) -> assertThat(text).hasToString(said));
        assertThat(ends).isEqualTo(Map.of(0, "stop", 1, "stop"));
        for (Object wrong : List.of(0, 129, 1.5, "two")) {
            ask(Map.of("n", wrong)).then().statusCode(400).body("error.param", equalTo("n"));
        }
    }

    @Test
    void shouldKeepNothingThatIsNotToBeStored() {
        Response response = ask(Map.of("store", false));

        response.then().statusCode(200).header(AnswerHead.LOGGED, equalTo("false"));
        assertThat(interactions(response.header(AnswerHead.INTERACTION))).isEmpty();
    }

    @Test
    void shouldCompareNothingWithAVersionThatIsAskedForByName() {
        Response response = ask(Map.of("model", BASE));

        response.then().statusCode(200);
        Interaction logged =
                interactions(response.header(AnswerHead.INTERACTION)).getFirst();
        assertThat(logged.getArm()).isEqualTo("pinned");
        assertThat(logged.getRolloutId()).isNull();
        assertThat(logged.getAssignmentProbability()).isEqualTo(1);
    }

    @Test
    void shouldListTheRouteAndItsVersions() {
        given().header("Authorization", "Bearer " + GatewayProbe.APP_KEY)
                .get("/v1/models")
                .then()
                .statusCode(200)
                .body("object", equalTo("list"))
                .body("data.id", contains("default", BASE))
                .body("data[0].object", equalTo("model"))
                .body("data[0].owned_by", equalTo("kalimtak"));
    }

    @Test
    void shouldTellWhatIsWrongInTheProtocolsForm() {
        Map<String, Object> without = chat(Map.of());
        without.remove("model");
        app(without)
                .post("/v1/chat/completions")
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("error.type", equalTo("invalid_request_error"))
                .body("error.param", equalTo("model"))
                .body("error.message", containsString("GET /v1/models lists them"));
        ask(Map.of("model", "gpt-unknown"))
                .then()
                .statusCode(404)
                .body("error.code", equalTo("model_not_found"))
                .body("error.param", nullValue());
        app(Map.of("model", "embed", "input", "a text"))
                .post("/v1/embeddings")
                .then()
                .statusCode(404)
                .body("error.message", containsString("kalimtak.gateway.chat.engine"));
        ask(Map.of("messages", List.of())).then().statusCode(400).body("error.param", equalTo("messages"));
        ask(Map.of("messages", List.of(Map.of("role", "system", "content", "only this"))))
                .then()
                .statusCode(400)
                .body("error.message", containsString("role user"));
        Map<String, Object> tooLong =
                Map.of("messages", List.of(Map.of("role", "user", "content", "a ".repeat(70_000))));
        ask(tooLong).then().statusCode(400).body("error.message", containsString("send store: false"));
        ask(Map.of("user", "a\0b")).then().statusCode(400).body("error.param", equalTo("user"));
        ask(Map.of("safety_identifier", 7)).then().statusCode(400).body("error.param", equalTo("safety_identifier"));
        ask(Map.of("metadata", "text")).then().statusCode(400).body("error.param", equalTo("metadata"));
        ask(Map.of("metadata", Map.of("target_tool", "\uD800")))
                .then()
                .statusCode(400)
                .body("error.param", equalTo("metadata.target_tool"));
        ask(Map.of("model", "m".repeat(129))).then().statusCode(400).body("error.param", equalTo("model"));
        ask(Map.of("stream", "yes")).then().statusCode(400).body("error.param", equalTo("stream"));
        app("{\"model\":")
                .post("/v1/chat/completions")
                .then()
                .statusCode(400)
                .body("error.type", equalTo("invalid_request_error"));
        given().contentType("application/json")
                .body("{}")
                .post("/v1/chat/completions")
                .then()
                .statusCode(401)
                .body("error.type", equalTo("authentication_error"));
    }
}
