package io.kalimtak.gateway.stage;

import static io.kalimtak.gateway.stage.StageCalls.said;
import static io.kalimtak.gateway.stage.StageCalls.structurer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.InteractionStage;
import io.kalimtak.events.v1.RouteArm;
import io.kalimtak.events.v1.ShadowAnswer;
import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.gateway.engine.endpoint.EndpointServer;
import io.kalimtak.local.testing.KalimtakServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The prompt and its answer, each by a version of its own. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
@WithTestResource(AnsweringEndpoint.class)
class StagesIT extends StageTestBase {

    @Inject
    MeterRegistry metrics;

    @Test
    void shouldAskAModelWithTheStructuredPrompt() {
        endpoint.replies(said(ANSWER, 100, 7));

        Response response = generate(Map.of("target_tool", "ChatGPT"));

        response.then()
                .statusCode(200)
                .body("model_output", equalTo(ANSWER))
                .body("model_version", equalTo("embedded-base-1"));
        String prompt = response.path("structured_prompt");
        assertThat(prompt).contains("landlord").isNotEqualTo(WORDS);
        JsonNode asked = endpoint.seen().getFirst().body();
        assertThat(asked.path("model").asText()).isEqualTo("answerer-1");
        assertThat(asked.path("messages")).hasSize(1);
        assertThat(asked.at("/messages/0/content").asText()).isEqualTo(prompt);
        Interaction logged = logged(response);
        InteractionStage first = logged.getStages().get(0);
        assertThat(logged.getStages())
                .extracting(InteractionStage::getName, InteractionStage::getVersion, InteractionStage::getEngine)
                .containsExactly(
                        tuple("prompt", "embedded-base-1", "embedded"), tuple("answer", "answerer-1", "answering"));
        assertThat(logged.getStages().get(1).getTokensInput()).isEqualTo(100);
        assertThat(logged.getStages().get(1).getTokensCounted()).isFalse();
        assertThat(first.getTokensCounted()).isTrue();
        assertThat(logged.getTokensInput()).isEqualTo(first.getTokensInput() + 100);
        assertThat(logged.getTokensOutput())
                .isEqualTo(first.getTokensOutput() + 7)
                .isEqualTo(response.<Integer>path("tokens_output"));
        assertThat(logged.getProcessingTimeMs())
                .isGreaterThanOrEqualTo(
                        first.getProcessingTimeMs() + logged.getStages().get(1).getProcessingTimeMs());
        // By the million, 10 and 20 of the currency at the endpoint; 1 and 2 of the embedded engine.
        double prompted = (first.getTokensInput() + 2 * first.getTokensOutput()) / 1e6;
        assertThat(logged.getCost()).isCloseTo(prompted + (100 * 10 + 7 * 20) / 1e6, within(1e-12));
    }

    @Test
    void shouldNotAnswerPromptsForGeneratorsOfPictures() {
        Response response = generate(Map.of("target_tool", "Midjourney"));

        response.then().statusCode(200);
        assertThat(response.<String>path("model_output")).contains("--");
        assertThat(endpoint.seen()).isEmpty();
        assertThat(logged(response).getStages())
                .singleElement()
                .satisfies(stage -> assertThat(stage.getName()).isEqualTo("prompt"));
    }

    @Test
    void shouldMakeThePromptByAModelWithTheSystemPromptOfItsVersion() {
        calls.serve(structurer("live", "structurer-1", 1, "Structure it, version 7."));
        endpoint.replies(said("# Objective\nAn email\n# Tone\nPolite", 30, 9), said(ANSWER, 40, 8));

        Response response = generate(Map.of());

        response.then().statusCode(200).body("model_output", equalTo(ANSWER));
        JsonNode first = endpoint.seen().get(0).body();
        assertThat(first.path("model").asText()).isEqualTo("structurer-1-model");
        assertThat(first.at("/messages/0/content").asText()).isEqualTo("Structure it, version 7.");
        assertThat(first.at("/messages/1/content").asText()).isEqualTo(WORDS);
        assertThat(endpoint.seen().get(1).body().at("/messages/0/content").asText())
                .isEqualTo("# Objective\nAn email\n# Tone\nPolite");
        Interaction logged = logged(response);
        assertThat(logged.getModelVersion()).isEqualTo("structurer-1");
        assertThat(logged.getStages())
                .extracting(InteractionStage::getVersion)
                .containsExactly("structurer-1", "answerer-1");
        assertThat(logged.getTokensCounted()).isFalse();
        assertThat(logged.getTokensOutput()).isEqualTo(17);
    }

    @Test
    void shouldNotAnswerWithoutAnAnswer() {
        endpoint.replies(EndpointServer.json(500, "{}"));
        generate(Map.of()).then().statusCode(502);

        endpoint.replies(EndpointServer.json(429, "{}", "Retry-After", "7"));
        generate(Map.of()).then().statusCode(503).header("Retry-After", equalTo("7"));
    }

    @Test
    void shouldAnswerCopiesInTheShadowByAModelAtAnEndpoint() {
        calls.serve(GatewayProbe.base(), structurer("shadow", "structurer-1", 0, null));
        endpoint.replies(said(ANSWER, 40, 8), said("# Objective\nAn email to the landlord", 30, 9));

        Response shown = generate(Map.of());

        String id = shown.path("interaction_id");
        await().until(() -> !calls.inTheShadow(id).isEmpty());
        ShadowAnswer answer = calls.inTheShadow(id).getFirst();
        assertThat(answer.getModelVersion()).isEqualTo("structurer-1");
        assertThat(answer.getStructuredPrompt()).isEqualTo("# Objective\nAn email to the landlord");
        assertThat(answer.getTokensOutput()).isEqualTo(9);
        assertThat(answer.getSimilarity()).isBetween(0.01, 0.99);
        // Compared with the stage that it would stand in for.
        assertThat(answer.getShownTokensOutput())
                .isEqualTo(logged(shown).getStages().getFirst().getTokensOutput());
    }

    @Test
    void shouldLogThatTheShadowFailedAtItsEndpoint() {
        calls.serve(GatewayProbe.base(), structurer("shadow", "structurer-1", 0, null));
        endpoint.replies(said(ANSWER, 40, 8), EndpointServer.json(500, "{}"));

        String id = generate(Map.of()).path("interaction_id");

        await().until(() -> !calls.inTheShadow(id).isEmpty());
        assertThat(calls.inTheShadow(id).getFirst().getFailed()).isTrue();
    }

    @Test
    void shouldSayNothingOfAVersionInTheShadowWhoseEndpointLimitsUs() {
        calls.serve(GatewayProbe.base(), structurer("shadow", "structurer-1", 0, null));
        double before = dropped();
        endpoint.replies(said(ANSWER, 40, 8), EndpointServer.json(429, "{}"));

        String id = generate(Map.of()).path("interaction_id");

        await().until(() -> dropped() == before + 1);
        assertThat(calls.inTheShadow(id)).isEmpty();
    }

    @Test
    void shouldAskNobodyInThePlaceOfAVersionInTheShadow() {
        RouteArm backed = structurer("shadow", "structurer-1", 0, null);
        backed.setEngine("backed");
        calls.serve(GatewayProbe.base(), backed);
        endpoint.replies(said(ANSWER, 40, 8), EndpointServer.json(500, "{}"), said("By the fallback.", 30, 9));

        String id = generate(Map.of()).path("interaction_id");

        await().until(() -> !calls.inTheShadow(id).isEmpty());
        assertThat(calls.inTheShadow(id).getFirst().getFailed()).isTrue();
        assertThat(endpoint.seen())
                .extracting(seen -> seen.body().path("model").asText())
                .containsExactly("answerer-1", "structurer-1-model");
    }

    private double dropped() {
        var counter = metrics.find("kalimtak_shadow_answers")
                .tag("outcome", "dropped")
                .counter();
        return counter == null ? 0 : counter.count();
    }

    private Interaction logged(Response response) {
        return calls.logged(response.path("interaction_id"));
    }
}
