package io.kalimtak.gateway.responses;

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

/** {@code POST /v1/responses}, as OpenAI's clients call it. */
@Path("/v1/responses")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "OpenAI")
public class ResponsesResource {
    private final AnswerRequest answering;

    ResponsesResource(AnswerRequest answering) {
        this.answering = answering;
    }

    @POST
    @Operation(
            operationId = "createResponse",
            summary = "A response in OpenAI's form, whole or streamed",
            description =
                    "As createChatCompletion, in the protocol's newer form: input is a text or a list of items. The"
                            + " interaction is named in the header x-kalimtak-interaction-id and by kalimtak in the response.")
    public Response respond(
            ObjectNode body,
            @HeaderParam("User-Agent") String userAgent,
            @HeaderParam("traceparent") String traceparent,
            HttpServerRequest http)
            throws EngineException {
        return answering.answer(ResponsesRequest.of(body), ResponsesAnswers.FORM, userAgent, traceparent, http);
    }
}
