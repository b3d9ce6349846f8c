package io.kalimtak.gateway.openai;

import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** Gives answers the headers that tell of them. */
@ApplicationScoped
public class AnswerHead {
    /** Names the interaction, for {@code POST /api/feedback}. */
    public static final String INTERACTION = "x-kalimtak-interaction-id";

    /** The version that answered. */
    public static final String VERSION = "x-kalimtak-model-version";

    /** Whether the interaction is kept. */
    public static final String LOGGED = "x-kalimtak-logged";

    private final AnswerLog log;

    AnswerHead(AnswerLog log) {
        this.log = log;
    }

    /** A whole answer. */
    public Response whole(Started started, Object answer) {
        return headed(started, MediaType.APPLICATION_JSON, answer);
    }

    /** A stream. */
    public Response stream(Started started, AnswerStream stream, HttpServerResponse caller) {
        return headed(
                started, MediaType.SERVER_SENT_EVENTS, (StreamingOutput) out -> stream.write(out, caller::closed));
    }

    private Response headed(Started started, String type, Object entity) {
        return Response.ok(entity, type)
                .header(INTERACTION, started.interactionId())
                .header(VERSION, started.arm().version())
                .header(LOGGED, log.keeps(started.request()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
