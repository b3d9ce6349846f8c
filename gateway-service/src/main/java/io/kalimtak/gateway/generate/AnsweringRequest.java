package io.kalimtak.gateway.generate;

import io.kalimtak.gateway.routing.Assignment;
import io.kalimtak.gateway.routing.RouteRequest;
import io.kalimtak.gateway.routing.Routed;
import io.kalimtak.kit.ids.InteractionIds;
import jakarta.enterprise.context.ApplicationScoped;
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
    private final InteractionIds ids;
    private final Clock clock;

    AnsweringRequest(RouteRequest routing, MakePrompt making, InteractionLog log, InteractionIds ids, Clock clock) {
        this.routing = routing;
        this.making = making;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    GenerateResponse answer(GenerateRequest request, Origin from) {
        return answer(ids.next(), clock.instant().truncatedTo(ChronoUnit.MICROS), request, from);
    }

    /** Answers under a given id as of a given moment: work that is done again after a crash is stored once. */
    GenerateResponse answer(UUID interactionId, Instant createdAt, GenerateRequest request, Origin from) {
        long began = System.nanoTime();
        UUID sessionId = request.sessionId() == null ? Sessions.of(interactionId) : request.sessionId();
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
        }
        return response;
    }
}
