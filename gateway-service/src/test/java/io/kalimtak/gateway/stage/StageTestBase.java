package io.kalimtak.gateway.stage;

import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.engine.endpoint.EndpointServer;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A gateway with {@link AnsweringEndpoint} behind it; every test begins and ends with the base version for all. */
abstract class StageTestBase {
    static final String WORDS = "write a polite email to my landlord";
    static final String ANSWER = "Dear landlord, the tap drips.";

    @Inject
    StageCalls calls;

    EndpointServer endpoint;

    @BeforeEach
    void begin() {
        endpoint.seen().clear();
        calls.serve(GatewayProbe.base());
    }

    @AfterEach
    void serveTheBaseVersion() {
        calls.serve(GatewayProbe.base());
    }

    /** Asks for a chat about the words. */
    static Response chat(Map<String, ?> more) {
        Object message = Map.of("role", "user", "content", WORDS);
        return ask("/v1/chat/completions", Map.of("model", "default", "messages", List.of(message)), more);
    }

    /** Asks for a response to the words. */
    static Response respond(Map<String, ?> more) {
        return ask("/v1/responses", Map.of("model", "default", "input", WORDS), more);
    }

    /** Asks for a prompt of the words, and what answers it. */
    static Response generate(Map<String, ?> more) {
        return ask("/api/generate", Map.of("input_text", WORDS), more);
    }

    private static Response ask(String path, Map<String, ?> usual, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(usual);
        body.putAll(more);
        return StageCalls.post(path, body);
    }
}
