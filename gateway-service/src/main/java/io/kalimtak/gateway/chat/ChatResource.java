package io.kalimtak.gateway.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.openai.AnswerRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code POST /v1/chat/completions}, as OpenAI's clients call it. */
@Path("/v1/chat/completions")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "OpenAI")
public class ChatResource {
    private final AnswerRequest answering;

    ChatResource(AnswerRequest answering) {
        this.answering = answering;
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
        return answering.answer(ChatRequest.of(body), ChatAnswers.FORM, userAgent, traceparent, http);
    }
}
