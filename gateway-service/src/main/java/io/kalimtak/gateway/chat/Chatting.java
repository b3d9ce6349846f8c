package io.kalimtak.gateway.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.engine.endpoint.EventStream;
import io.kalimtak.gateway.generate.Origin;
import io.kalimtak.gateway.generate.Sessions;
import io.kalimtak.gateway.routing.Routed;
import io.kalimtak.kit.ids.InteractionIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The use case: choose who answers, have it answer, log, and only then give the end of the answer. */
@ApplicationScoped
class Chatting {
    private final ChooseModel choose;
    private final AskVersion ask;
    private final ChatLog log;
    private final InteractionIds ids;
    private final Clock clock;

    Chatting(ChooseModel choose, AskVersion ask, ChatLog log, InteractionIds ids, Clock clock) {
        this.choose = choose;
        this.ask = ask;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** Throws a 404 problem for a model that there is not. */
    Started start(ChatRequest request, Origin from) {
        long began = System.nanoTime();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID interaction = ids.next();
        UUID session = request.asked().sessionId() == null
                ? Sessions.of(interaction)
                : request.asked().sessionId();
        String unit = request.asked().userId() == null
                ? session.toString()
                : request.asked().userId();
        Routed routed = choose.choose(request.model(), unit);
        return new Started(interaction, session, now, began, request, from, routed);
    }

    /** Whether the chat will be logged. */
    boolean isKept(Started started) {
        return log.keeps(started.request());
    }

    /** A whole answer, logged. */
    ObjectNode whole(Started started, String traceparent) throws EngineException {
        ObjectNode completion = ask.whole(started, traceparent);
        log.write(started, Said.of(started.request(), completion));
        ownFacts(started, completion);
        return completion;
    }

    /** The first chunk is there when it returns; what is written afterwards is logged at its end. */
    ChatStream stream(Started started, String traceparent) throws EngineException {
        EventStream events = ask.stream(started, traceparent);
        return new ChatStream(started, events, said -> log.write(started, said));
    }

    /** What a client needs to rate the answer. */
    static void ownFacts(Started started, ObjectNode answer) {
        answer.withObject("/" + Said.OWN)
                .put("interaction_id", started.interactionId().toString())
                .put("model_version", started.arm().version());
    }
}
