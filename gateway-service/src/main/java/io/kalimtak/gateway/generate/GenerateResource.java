package io.kalimtak.gateway.generate;

import io.kalimtak.gateway.idempotency.IdempotentAnswers;
import io.kalimtak.gateway.keys.KeyHolder;
import io.kalimtak.kit.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code POST /api/generate}. */
@Path("/api/generate")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Application")
public class GenerateResource {
    private static final int LONGEST_KEY = 255;

    private final AnsweringRequest answering;
    private final IdempotentAnswers answers;
    private final KeyHolder holder;

    GenerateResource(AnsweringRequest answering, IdempotentAnswers answers, KeyHolder holder) {
        this.answering = answering;
        this.answers = answers;
        this.holder = holder;
    }

    @POST
    @Operation(
            operationId = "generate",
            summary = "Turn a rough request into a structured prompt and an answer",
            description = "The interaction is durable before the answer is given. With an Idempotency-Key the first"
                    + " answer is replayed for 24 hours.")
    public GenerateResponse generate(
            @NotNull(message = "must be a JSON object with at least input_text") @Valid GenerateRequest request,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @HeaderParam("User-Agent") String userAgent,
            HttpServerRequest http) {
        Origin from = Origin.of(http, userAgent);
        if (idempotencyKey == null) {
            return answering.answer(request, from);
        }
        if (idempotencyKey.isBlank() || idempotencyKey.length() > LONGEST_KEY) {
            throw ProblemException.violation("Idempotency-Key", "must have 1 to 255 characters");
        }
        return answers.once(holder.key(), idempotencyKey, request, (id, at) -> answering.answer(id, at, request, from));
    }
}
