package io.kalimtak.gateway.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.generate.Origin;
import io.kalimtak.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code POST /v1/chat/completions}, as OpenAI's clients call it. */
@Path("/v1/chat/completions")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "OpenAI")
public class ChatResource {
    /** Names the interaction, for {@code POST /api/feedback}. */
    static final String INTERACTION = "x-kalimtak-interaction-id";

    static final String VERSION = "x-kalimtak-model-version";
    static final String LOGGED = "x-kalimtak-logged";

    private final Chatting chatting;

    ChatResource(Chatting chatting) {
        this.chatting = chatting;
    }

    @POST
    @Operation(
            operationId = "createChatCompletion",
            summary = "A chat completion in OpenAI's form, whole or streamed",
            description = "model is the route, a version of its table, or a name that the configuration leads on. The"
                    + " header x-kalimtak-interaction-id names the interaction for feedback, as does kalimtak in the answer"
                    + " or in the last chunk. store: false is honoured. user or safety_identifier names the person,"
                    + " metadata.session_id the session.")
    public Response complete(
            ObjectNode body,
            @HeaderParam("User-Agent") String userAgent,
            @HeaderParam("traceparent") String traceparent,
            HttpServerRequest http)
            throws EngineException {
        if (body == null) {
            throw ProblemException.violation("messages", "must be given: the body is empty");
        }
        ChatRequest request = ChatRequest.of(body);
        var from = new Origin(
                http.remoteAddress() == null ? null : http.remoteAddress().hostAddress(), userAgent);
        Started started = chatting.start(request, from);
        if (!request.stream()) {
            return headed(started, MediaType.APPLICATION_JSON, chatting.whole(started, traceparent));
        }
        ChatStream stream = chatting.stream(started, traceparent);
        HttpServerResponse caller = http.response();
        return headed(
                started, MediaType.SERVER_SENT_EVENTS, (StreamingOutput) out -> stream.write(out, caller::closed));
    }

    private Response headed(Started started, String type, Object entity) {
        return Response.ok(entity, type)
                .header(INTERACTION, started.interactionId())
                .header(VERSION, started.arm().version())
                .header(LOGGED, chatting.isKept(started))
                .header("Cache-Control", "no-store")
                .build();
    }
}
