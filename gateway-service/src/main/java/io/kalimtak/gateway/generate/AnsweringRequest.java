package io.kalimtak.gateway.generate;

import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.generate.Answered.Ending;
import io.kalimtak.gateway.routing.Arm;
import io.kalimtak.gateway.routing.Assignment;
import io.kalimtak.gateway.routing.RouteRequest;
import io.kalimtak.gateway.routing.Routed;
import io.kalimtak.gateway.stage.EngineProblems;
import io.kalimtak.gateway.stage.RunStages;
import io.kalimtak.gateway.stage.Stopwatch;
import io.kalimtak.gateway.telemetry.AnswerSpan;
import io.kalimtak.kit.ids.InteractionIds;
import io.kalimtak.prompt.PromptRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The use case: choose the arm, run the stages, log, and only then give the answer. What was logged a version in the
 * shadow may answer as well, after it and apart from it.
 */
@ApplicationScoped
class AnsweringRequest {
    private final RouteRequest routing;
    private final RunStages stages;
    private final InteractionLog log;
    private final InteractionIds ids;
    private final Clock clock;

    AnsweringRequest(RouteRequest routing, RunStages stages, InteractionLog log, InteractionIds ids, Clock clock) {
        this.routing = routing;
        this.stages = stages;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    GenerateResponse answer(GenerateRequest request, Origin from) {
        return answer(ids.next(), clock.instant().truncatedTo(ChronoUnit.MICROS), request, from);
    }

    /** Answers under a given id as of a given moment: work that is done again after a crash is stored once. */
    GenerateResponse answer(UUID interactionId, Instant createdAt, GenerateRequest request, Origin from) {
        Stopwatch watch = new Stopwatch();
        UUID sessionId = request.sessionId() == null ? Sessions.of(interactionId) : request.sessionId();
        String unit = request.userId() == null ? sessionId.toString() : request.userId();
        Routed routed = routing.route(unit);
        Assignment assignment = routed.assignment();
        AnswerSpan.tell(
                interactionId,
                assignment.arm().version(),
                routed.table().route(),
                assignment.arm().name());
        RunStages.Outcome outcome = run(assignment.arm(), request);
        Ending ending = new Ending(outcome.stages(), null, Turn.FIRST);
        GenerateResponse response = new GenerateResponse(
                interactionId,
                sessionId,
                outcome.structuredPrompt(),
                outcome.output(),
                assignment.arm().version(),
                request.targetTool(),
                outcome.language(),
                ending.tokensInput(),
                ending.tokensOutput(),
                ending.tokensInput() + ending.tokensOutput(),
                watch.millis(),
                log.allowed(request.userId()),
                createdAt);
        if (response.logged()) {
            log.write(new Answered(request, from, response, routed.table(), assignment, ending, null));
        }
        return response;
    }

    private RunStages.Outcome run(Arm arm, GenerateRequest request) {
        try {
            return stages.run(arm, new PromptRequest(request.inputText(), request.language(), request.targetTool()));
        } catch (EngineException e) {
            throw EngineProblems.of(e);
        }
    }
}
