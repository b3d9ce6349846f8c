package io.kalimtak.gateway.stage;

import static io.restassured.RestAssured.given;

import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.RouteArm;
import io.kalimtak.events.v1.ShadowAnswer;
import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.engine.endpoint.EndpointServer;
import io.kalimtak.schemas.Topic;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** What tests of stages ask, serve and look up. */
@ApplicationScoped
public class StageCalls {
    private final GatewayProbe probe;

    StageCalls(GatewayProbe probe) {
        this.probe = probe;
    }

    /** A completion of an endpoint. */
    static EndpointServer.Reply said(String text, int input, int output) {
        return EndpointServer.json(200, """
                {"id": "chatcmpl-1", "object": "chat.completion", "created": 1764000000, "model": "m",
                 "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "%s"}}],
                 "usage": {"prompt_tokens": %d, "completion_tokens": %d, "total_tokens": %d}}
                """.formatted(text.replace("\n", "\\n"), input, output, input + output));
    }

    /** A version at the endpoint. */
    static RouteArm structurer(String name, String version, double share, String systemPrompt) {
        return RouteArm.newBuilder()
                .setName(name)
                .setVersion(version)
                .setEngine("answering")
                .setShare(share)
                .setModel(version + "-model")
                .setSystemPrompt(systemPrompt)
                .build();
    }

    void serve(RouteArm... arms) {
        probe.serve(arms);
    }

    static Response post(String path, Map<String, ?> body) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + GatewayProbe.APP_KEY)
                .body(body)
                .post(path);
    }

    Interaction logged(String interactionId) {
        return probe.interaction(interactionId);
    }

    List<ShadowAnswer> inTheShadow(String interaction) {
        return probe.read(Topic.SHADOW_ANSWERS, ShadowAnswer.class).stream()
                .filter(one -> one.getInteractionId().toString().equals(interaction))
                .toList();
    }
}
