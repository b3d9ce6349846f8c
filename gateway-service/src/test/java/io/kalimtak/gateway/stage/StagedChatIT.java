package io.kalimtak.gateway.stage;

import static io.kalimtak.gateway.engine.endpoint.EndpointServer.recorded;
import static io.kalimtak.gateway.stage.StageCalls.said;
import static io.kalimtak.gateway.stage.StageCalls.structurer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.InteractionStage;
import io.kalimtak.events.v1.ShadowAnswer;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.gateway.engine.endpoint.EndpointServer;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** OpenAI's protocol through both stages: the newest words become a prompt, and a model answers the conversation with it. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
@WithTestResource(AnsweringEndpoint.class)
class StagedChatIT extends StageTestBase {
    private static final Map<String, Object> PICTURE =
            Map.of("type", "image_url", "image_url", Map.of("url", "https://pictures.example/tap.png"));

    @Test
    void shouldPutThePromptInThePlaceOfTheNewestWords() {
        endpoint.replies(said(ANSWER, 100, 7));

        Response response = chat(Map.of(
                "messages",
                List.of(
                        Map.of("role", "system", "content", "Be brief."),
                        Map.of("role", "user", "content", "my tap drips"),
                        Map.of("role", "assistant", "content", "Tell your landlord."),
                        Map.of("role", "user", "content", List.of(PICTURE, Map.of("type", "text", "text", WORDS))))));

        response.then()
                .statusCode(200)
                .body("choices[0].message.content", equalTo(ANSWER))
                .body("kalimtak.model_version", equalTo("embedded-base-1"));
        String prompt = response.path("kalimtak.structured_prompt");
        assertThat(prompt).contains("landlord").isNotEqualTo(WORDS);
        JsonNode asked = endpoint.seen().getFirst().body();
        assertThat(asked.path("model").asText()).isEqualTo("answerer-1");
        assertThat(asked.path("messages")).hasSize(4);
        assertThat(asked.at("/messages/1/content").asText()).isEqualTo("my tap drips");
        assertThat(asked.at("/messages/3/content/0/type").asText()).isEqualTo("image_url");
        assertThat(asked.at("/messages/3/content/1/text").asText()).isEqualTo(prompt);
        Interaction logged = logged(response);
        assertThat(logged.getInputText()).contains(WORDS);
        assertThat(logged.getStructuredPrompt()).isEqualTo(prompt);
        assertThat(logged.getModelOutput()).isEqualTo(ANSWER);
        assertThat(logged.getStages())
                .extracting(InteractionStage::getName, InteractionStage::getVersion)
                .containsExactly(tuple("prompt", "embedded-base-1"), tuple("answer", "answerer-1"));
        assertThat(logged.getStages().get(1).getTokensOutput()).isEqualTo(7);
        assertThat(logged.getTokensOutput())
                .isEqualTo(7 + logged.getStages().getFirst().getTokensOutput());
    }

    @Test
    void shouldStreamTheAnswerToThePrompt() {
        endpoint.replies(EndpointServer.stream(recorded("stream.txt")));

        Response response = chat(Map.of("stream", true));

        assertThat(response.asString())
                .contains("Gr\u00fc\u00dfe")
                .contains("structured_prompt")
                .endsWith("data: [DONE]\n\n");
        Interaction logged = calls.logged(response.header("x-kalimtak-interaction-id"));
        assertThat(logged.getModelOutput()).contains("Gr\u00fc\u00dfe");
        assertThat(logged.getStructuredPrompt()).contains("landlord");
        assertThat(logged.getStages()).hasSize(2);
        assertThat(endpoint.seen().getFirst().body().at("/messages/0/content").asText())
                .isEqualTo(logged.getStructuredPrompt());
    }

    @Test
    void shouldAnswerResponsesInBothStages() {
        endpoint.replies(EndpointServer.json(200, """
                {"id": "resp_1", "object": "response", "created_at": 1764000000, "status": "completed", "model": "m",
                 "output": [{"id": "msg_1", "type": "message", "status": "completed", "role": "assistant",
                   "content": [{"type": "output_text", "text": "%s", "annotations": []}]}],
                 "usage": {"input_tokens": 60, "output_tokens": 6, "total_tokens": 66}}
                """.formatted(ANSWER)));

        Response response = respond(Map.of());

        response.then().statusCode(200).body("output[0].content[0].text", equalTo(ANSWER));
        Interaction logged = logged(response);
        assertThat(endpoint.seen().getFirst().body().path("input").asText())
                .isEqualTo(logged.getStructuredPrompt())
                .contains("landlord");
        assertThat(logged.getStages()).hasSize(2);
    }

    @Test
    void shouldSendTheSystemPromptOfAVersionBeforeEverythingElse() {
        calls.serve(structurer("live", "chatty-1", 1, "You are chatty."));
        endpoint.replies(said(ANSWER, 10, 7));

        Response response = chat(Map.of());

        JsonNode asked = endpoint.seen().getFirst().body();
        assertThat(asked.at("/messages/0/role").asText()).isEqualTo("system");
        assertThat(asked.at("/messages/0/content").asText()).isEqualTo("You are chatty.");
        assertThat(asked.at("/messages/1/content").asText()).isEqualTo(WORDS);
        Interaction logged = logged(response);
        assertThat(logged.getModelVersion()).isEqualTo("chatty-1");
        assertThat(logged.getStages())
                .singleElement()
                .satisfies(stage -> assertThat(stage.getName()).isEqualTo("answer"));
    }

    @Test
    void shouldAskAVersionInTheShadowTheSameChat() {
        calls.serve(structurer("live", "chatty-1", 1, null), structurer("shadow", "chatty-2", 0, "You are silent."));
        endpoint.replies(said(ANSWER, 10, 7), said("Silence.", 12, 2));

        String id = chat(Map.of("n", 2, "store", true, "metadata", Map.of("topic", "flat")))
                .path("kalimtak.interaction_id");

        await().until(() -> !calls.inTheShadow(id).isEmpty());
        ShadowAnswer shadow = calls.inTheShadow(id).getFirst();
        assertThat(shadow.getModelOutput()).isEqualTo("Silence.");
        assertThat(shadow.getModelVersion()).isEqualTo("chatty-2");
        JsonNode asked = endpoint.seen().get(1).body();
        assertThat(asked.at("/messages/0/content").asText()).isEqualTo("You are silent.");
        assertThat(asked.at("/messages/1/content").asText()).isEqualTo(WORDS);
        assertThat(asked.has("n")).isFalse();
        assertThat(asked.has("store")).isFalse();
        assertThat(asked.has("metadata")).isFalse();
    }

    private Interaction logged(Response response) {
        return calls.logged(response.path("kalimtak.interaction_id"));
    }
}
