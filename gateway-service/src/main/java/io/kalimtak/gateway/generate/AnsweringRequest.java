package io.kalimtak.gateway.generate;

import io.kalimtak.gateway.routing.Assignment;
import io.kalimtak.gateway.routing.RouteRequest;
import io.kalimtak.gateway.routing.Routed;
import io.kalimtak.gateway.shadow.ShadowAnswers;
import io.kalimtak.kit.ids.InteractionIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The use case: choose the arm, let its version answer, log, and only then give the answer. What was logged a version in the
 * shadow may answer as well, after it and apart from it.
 */
@ApplicationScoped
class AnsweringRequest {
    private final RouteRequest routing;
    private final MakePrompt making;
    private final InteractionLog log;
    private final ShadowAnswers shadows;
    private final InteractionIds ids;
    private final Clock clock;

    AnsweringRequest(
            RouteRequest routing,
            MakePrompt making,
            InteractionLog log,
            ShadowAnswers shadows,
            InteractionIds ids,
            Clock clock) {
        this.routing = routing;
        this.making = making;
        this.log = log;
        this.shadows = shadows;
        this.ids = ids;
        this.clock = clock;
    }

    GenerateResponse answer(GenerateRequest request, Origin from) {
        return answer(ids.next(), clock.instant().truncatedTo(ChronoUnit.MICROS), request, from);
    }

    /** Answers under a given id as of a given moment: work that is done again after a crash is stored once. */
    GenerateResponse answer(UUID interactionId, Instant createdAt, GenerateRequest request, Origin from) {
        long began = System.nanoTime();
        UUID sessionId = request.sessionId() == null ? sessionOf(interactionId) : request.sessionId();
        String unit = request.userId() == null ? sessionId.toString() : request.userId();
        Routed routed = routing.route(unit);
        Assignment assignment = routed.assignment();
        MakePrompt.Made made = making.make(assignment.arm(), request);
        int took = (int) Duration.ofNanos(System.nanoTime() - began).toMillis();
        GenerateResponse response = new GenerateResponse(
                interactionId,
                sessionId,
                made.answer().structuredPrompt(),
                made.output(),
                assignment.arm().version(),
                request.targetTool(),
                made.answer().language(),
                made.tokensInput(),
                made.tokensOutput(),
                made.tokensInput() + made.tokensOutput(),
                took,
                log.allowed(request.userId()),
                createdAt);
        if (response.logged()) {
            Answered answered = new Answered(
                    request,
                    from,
                    response,
                    routed.table(),
                    assignment,
                    new Answered.Ending(made.tokensCounted(), null));
            log.write(answered);
            ShadowCopy.of(answered).ifPresent(shadows::offer);
        }
        return response;
    }

    /**
     * The session of a request that names none follows from the interaction's id: work that is done again would open
     * another, and without a user the session says which version answers.
     */
    private static UUID sessionOf(UUID interactionId) {
        return UUID.nameUUIDFromBytes(("session of " + interactionId).getBytes(StandardCharsets.US_ASCII));
    }
}
