package io.kalimtak.gateway.responses;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

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
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OpenAI's responses, answered by the embedded engine. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
class ResponsesIT {
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

    private static Response ask(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("model", "default", "input", WORDS));
        body.putAll(more);
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + GatewayProbe.APP_KEY)
                .body(body)
                .post("/v1/responses");
    }

    private static void refuse(String param, String why, Map<String, ?> more) {
        ask(more)
                .then()
                .statusCode(400)
                .body("error.type", equalTo("invalid_request_error"))
                .body("error.param", equalTo(param))
                .body("error.message", containsString(why));
    }

    private static Map<String, ?> user(Object content) {
        return Map.of("role", "user", "content", content);
    }

    private List<Interaction> interactions(String id) {
        return probe.read(Topic.INTERACTIONS, Interaction.class).stream()
                .filter(one -> one.getInteractionId().equals(UUID.fromString(id)))
                .toList();
    }

    private List<JsonNode> events(String stream) throws JsonProcessingException {
        List<JsonNode> events = new ArrayList<>();
        for (String event : stream.split("\n\n")) {
            String[] lines = event.split("\n");
            assertThat(lines).hasSize(2);
            JsonNode data = json.readTree(lines[1].substring("data: ".length()));
            assertThat(lines[0]).isEqualTo("event: " + data.path("type").asText());
            events.add(data);
        }
        return events;
    }

    @Test
    void shouldAnswerWithOneMessageAndLogWhoAskedAndWhatWasSaid() {
        Response response = ask(Map.of(
                "instructions",
                "be brief",
                "user",
                "responses-person",
                "metadata",
                Map.of("session_id", "6f2c9d2e-7a55-4b8e-9d8f-0a1b2c3d4e60", "app", "test")));

        String id = response.header(AnswerHead.INTERACTION);
        response.then()
                .statusCode(200)
                .header(AnswerHead.LOGGED, equalTo("true"))
                .header(AnswerHead.VERSION, equalTo(BASE))
                .body("id", startsWith("resp_"))
                .body("object", equalTo("response"))
                .body("status", equalTo("completed"))
                .body("error", nullValue())
                .body("instructions", equalTo("be brief"))
                .body("metadata.app", equalTo("test"))
                .body("model", equalTo(BASE))
                .body("output.size()", equalTo(1))
                .body("output[0].type", equalTo("message"))
                .body("output[0].content[0].type", equalTo("output_text"))
                .body("output[0].content[0].text", containsString("landlord"))
                .body("kalimtak.interaction_id", equalTo(id))
                .body("kalimtak.model_version", equalTo(BASE));
        Interaction logged = interactions(id).getFirst();
        assertThat(logged.getInputText()).isEqualTo(WORDS);
        assertThat(logged.getModelOutput()).isEqualTo(response.<String>path("output[0].content[0].text"));
        assertThat(logged.getStructuredPrompt()).isEqualTo(response.<String>path("kalimtak.structured_prompt"));
        assertThat(logged.getSessionId()).hasToString("6f2c9d2e-7a55-4b8e-9d8f-0a1b2c3d4e60");
        assertThat(logged.getMetadata()).isEqualTo(Map.of("app", "test"));
        assertThat(logged.getFinishReason()).isEqualTo("stop");
        assertThat(logged.getTrainingAllowed()).isTrue();
        assertThat(logged.getTokensCounted()).isTrue();
        assertThat(logged.getTokensTotal()).isEqualTo(response.<Integer>path("usage.total_tokens"));
        assertThat(logged.getSubjectId()).isNotNull();
    }

    @Test
    void shouldStreamTheProtocolsEventsInTheirOrderAndEndOnlyWhenAllIsLogged() throws JsonProcessingException {
        Response response = ask(Map.of("stream", true));

        response.then().statusCode(200).contentType("text/event-stream");
        List<JsonNode> events = events(response.asString());
        assertThat(events)
                .extracting(event -> event.path("sequence_number").asInt())
                .containsExactlyElementsOf(java.util.stream.IntStream.range(0, events.size())
                        .boxed()
                        .toList());
        List<String> types = events.stream()
                .map(event -> event.path("type").asText().replaceFirst("^response\\.", ""))
                .toList();
        assertThat(types.stream().distinct())
                .containsExactly(
                        "created",
                        "in_progress",
                        "output_item.added",
                        "content_part.added",
                        "output_text.delta",
                        "output_text.done",
                        "content_part.done",
                        "output_item.done",
                        "completed");
        StringBuilder said = new StringBuilder();
        events.stream()
                .filter(event -> event.path("type").asText().endsWith("text.delta"))
                .forEach(event -> said.append(event.path("delta").asText()));
        JsonNode whole = events.getLast().path("response");
        assertThat(whole.at("/output/0/content/0/text").asText()).isEqualTo(said.toString());
        String id = whole.at("/kalimtak/interaction_id").asText();
        assertThat(id).isEqualTo(response.header(AnswerHead.INTERACTION));
        Interaction logged = interactions(id).getFirst();
        assertThat(logged.getModelOutput()).isEqualTo(said.toString());
        assertThat(logged.getStructuredPrompt()).contains("## ");
    }

    @Test
    void shouldAnswerTheNewestMessageOfTheUser() {
        Response response = ask(Map.of(
                "input",
                List.of(
                        user("something else"),
                        Map.of("type", "function_call_output", "call_id", "call_1", "output", "{}"),
                        user(List.of(
                                Map.of("type", "input_text", "text", WORDS),
                                Map.of("type", "input_image", "image_url", "data:"))))));

        response.then().statusCode(200).body("output[0].content[0].text", containsString("landlord"));
        assertThat(interactions(response.header(AnswerHead.INTERACTION))
                        .getFirst()
                        .getInputText())
                .isEqualTo(WORDS + "\n[input_image]");
    }

    @Test
    void shouldKeepNothingThatIsNotToBeStored() {
        Response response = ask(Map.of("store", false));

        response.then()
                .statusCode(200)
                .header(AnswerHead.LOGGED, equalTo("false"))
                .body("store", equalTo(false));
        assertThat(interactions(response.header(AnswerHead.INTERACTION))).isEmpty();
    }

    @Test
    void shouldRefuseWhatNobodyCouldHonour() {
        refuse("background", "could be neither kept nor rated", Map.of("background", true));
        refuse("previous_response_id", "which has no earlier responses", Map.of("previous_response_id", "resp_1"));
        refuse("conversation", "which has no earlier responses", Map.of("conversation", "conv_1", "stream", true));
        refuse("prompt", "which has no earlier responses", Map.of("prompt", Map.of("id", "pmpt_1")));
        refuse("input", "at least one item", Map.of("input", ""));
        refuse("input", "at least one item", Map.of("input", List.of()));
        refuse("input", "at least one item", Map.of("input", 7));
        refuse("input", "message of the role user", Map.of("input", List.of(Map.of("type", "function_call_output"))));
        refuse("input", "send store: false", Map.of("input", "a ".repeat(70_000)));
        refuse("stream", "must be true or false", Map.of("stream", "yes"));
        refuse("model", "GET /v1/models lists them", Map.of("model", " "));
        refuse("safety_identifier", "must be a text", Map.of("safety_identifier", "a\0b"));
        ask(Map.of("model", "gpt-unknown")).then().statusCode(404).body("error.code", equalTo("model_not_found"));
    }
}
