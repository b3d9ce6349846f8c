package io.kalimtak.gateway.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.gateway.engine.endpoint.Call;
import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.engine.endpoint.Engines;
import io.kalimtak.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code POST /v1/embeddings}: passed on to the engine that other models' names go to, and not logged. */
@Path("/v1/embeddings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "OpenAI")
public class EmbeddingsResource {
    private static final String PATH = "embeddings";

    private final GatewayConfig config;
    private final Engines engines;

    EmbeddingsResource(GatewayConfig config, Engines engines) {
        this.config = config;
        this.engines = engines;
    }

    @POST
    @Operation(
            operationId = "createEmbedding",
            summary = "Embeddings in OpenAI's form, by the engine of kalimtak.gateway.chat.engine",
            description = "Passed on as it comes. Nothing is logged: no person reads an embedding.")
    public ObjectNode embed(ObjectNode body, @HeaderParam("traceparent") String traceparent) throws EngineException {
        if (body == null || !body.path("model").isTextual()) {
            throw ProblemException.violation("model", "must be given: a model of the engine that embeds");
        }
        String engine = config.chat().engine().filter(engines::has).orElseThrow(EmbeddingsResource::none);
        return engines.post(engine, PATH, new Call(body.path("model").asText(), body, traceparent))
                .body();
    }

    private static ProblemException none() {
        return ProblemException.notFound(
                "No engine embeds here. Set kalimtak.gateway.chat.engine to one of kalimtak.gateway.engines.");
    }
}
