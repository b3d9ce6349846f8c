package io.kalimtak.gateway.openai;

import io.kalimtak.gateway.generate.Origin;
import io.kalimtak.gateway.generate.Sessions;
import io.kalimtak.gateway.routing.Routed;
import io.kalimtak.gateway.telemetry.AnswerSpan;
import io.kalimtak.kit.ids.InteractionIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Begins an answer: its ids, its session, and who gives it. */
@ApplicationScoped
public class StartAnswer {
    private final ChooseModel choose;
    private final InteractionIds ids;
    private final Clock clock;

    StartAnswer(ChooseModel choose, InteractionIds ids, Clock clock) {
        this.choose = choose;
        this.ids = ids;
        this.clock = clock;
    }

    /** Throws a 404 problem for a model that there is not. */
    public Started start(OpenAiRequest request, Origin from) {
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
        Started started = new Started(interaction, session, now, began, request, from, routed);
        AnswerSpan.tell(
                interaction,
                started.arm().version(),
                routed.table().route(),
                started.arm().name());
        return started;
    }
}
