package io.kalimtak.gateway.stage;

import static io.kalimtak.gateway.stage.StageCalls.said;
import static io.kalimtak.gateway.stage.StageCalls.structurer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.events.v1.ShadowAnswer;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.gateway.engine.endpoint.EndpointServer;
import io.kalimtak.gateway.openai.AnswerHead;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A response that one version at an endpoint gave, asked of another one in the shadow. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
@WithTestResource(AnsweringEndpoint.class)
class ShadowedResponseIT extends StageTestBase {
    private static final EndpointServer.Reply SHOWN =
            EndpointServer.json(200, EndpointServer.recorded("response.json"));

    @BeforeEach
    void tryAVersionInTheShadow() {
        calls.serve(
                structurer("live", "responsive-1", 1, "You are kind."),
                structurer("shadow", "responsive-2", 0, "You are silent."));
    }

    @Test
    void shouldAskTheSameWhetherItWasStreamedOrNot() {
        EndpointServer.Reply silence = EndpointServer.json(
                200, EndpointServer.recorded("response.json").replaceAll("In a peaceful grove[^\"]*", "Silence."));
        endpoint.replies(
                SHOWN, silence, EndpointServer.stream(EndpointServer.recorded("response-stream.txt")), silence);
        Map<String, Object> tool = Map.of("type", "function", "name", "look_up");

        for (boolean streamed : List.of(false, true)) {
            int before = endpoint.seen().size();
            String id = responded(Map.of(
                    "stream",
                    streamed,
                    "tools",
                    List.of(tool),
                    "previous_response_id",
                    "resp_1",
                    "instructions",
                    "Be short."));

            await().until(() -> !calls.inTheShadow(id).isEmpty());
            ShadowAnswer shadow = calls.inTheShadow(id).getFirst();
            assertThat(shadow.getFailed()).isFalse();
            assertThat(shadow.getModelVersion()).isEqualTo("responsive-2");
            assertThat(shadow.getModelOutput()).isEqualTo("Silence.");
            assertThat(shadow.getTokensOutput()).isEqualTo(87);
            assertThat(shadow.getSimilarity()).isBetween(0.0, 0.9);
            JsonNode asked = endpoint.seen().get(before + 1).body();
            assertThat(endpoint.seen().get(before + 1).path()).isEqualTo("/v1/responses");
            assertThat(asked.path("model").asText()).isEqualTo("responsive-2-model");
            assertThat(asked.path("input").asText()).isEqualTo(WORDS);
            assertThat(asked.path("instructions").asText()).isEqualTo("You are silent.\n\nBe short.");
            assertThat(asked.path("previous_response_id").asText()).isEqualTo("resp_1");
            assertThat(asked.path("store").isBoolean()).isTrue();
            assertThat(asked.path("store").asBoolean()).isFalse();
            assertThat(asked.path("stream").asBoolean()).isFalse();
        }
    }

    @Test
    void shouldNotDoAnythingTwiceAtTheEngine() {
        endpoint.replies(SHOWN, SHOWN, said("a chat", 10, 7), said("Silence.", 12, 2));

        String searched = responded(Map.of("tools", List.of(Map.of("type", "web_search"))));
        String conversed = responded(Map.of("conversation", "conv_1"));
        String next = chat(Map.of()).path("kalimtak.interaction_id");

        // Copies are answered in their order.
        await().until(() -> !calls.inTheShadow(next).isEmpty());
        assertThat(calls.inTheShadow(searched)).isEmpty();
        assertThat(calls.inTheShadow(conversed)).isEmpty();
        assertThat(endpoint.seen()).hasSize(4);
    }

    @Test
    void shouldLogAResponseThatDidNotComeToItsEndAsAFailure() {
        endpoint.replies(SHOWN, EndpointServer.json(200, """
                {"id": "resp_2", "object": "response", "status": "failed", "error": {"code": "server_error", "message": "m"},
                 "output": [], "usage": null}
                """));

        String id = responded(Map.of());

        await().until(() -> !calls.inTheShadow(id).isEmpty());
        assertThat(calls.inTheShadow(id).getFirst().getFailed()).isTrue();
    }

    private static String responded(Map<String, ?> more) {
        return respond(more).then().statusCode(200).extract().header(AnswerHead.INTERACTION);
    }
}
