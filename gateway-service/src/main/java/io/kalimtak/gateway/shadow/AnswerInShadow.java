package io.kalimtak.gateway.shadow;

import io.kalimtak.events.v1.ShadowAnswer;
import io.kalimtak.gateway.engine.ModelShelf;
import io.kalimtak.gateway.engine.endpoint.EngineException;
import io.kalimtak.gateway.engine.endpoint.EngineException.Kind;
import io.kalimtak.gateway.routing.Arm;
import io.kalimtak.gateway.stage.AnswerAgain;
import io.kalimtak.gateway.stage.AnswerAgain.Again;
import io.kalimtak.gateway.stage.Stopwatch;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.prompt.metric.Chrf;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Lets the shadow version answer a copy and says what came of it. A version that fails is an event, too: it is what such a
 * trial is for. One that is not loaded yet is asked nothing; that says of this gateway, not of the version.
 */
@ApplicationScoped
class AnswerInShadow {
    private static final Logger LOG = Logger.getLogger(AnswerInShadow.class);

    /** What says of the endpoint's state, or of ours with it, and not of the version. */
    private static final Set<Kind> SAY_NOTHING = EnumSet.of(Kind.RATE_LIMITED, Kind.OVERLOADED, Kind.UNREACHABLE);

    private final ModelShelf shelf;
    private final AnswerAgain again;
    private final PublishShadowAnswer publisher;
    private final ShadowMetrics metrics;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    AnswerInShadow(
            ModelShelf shelf,
            AnswerAgain again,
            PublishShadowAnswer publisher,
            ShadowMetrics metrics,
            Pseudonyms pseudonyms,
            Clock clock) {
        this.shelf = shelf;
        this.again = again;
        this.publisher = publisher;
        this.metrics = metrics;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    void answer(Shadowed copy) {
        Arm arm = copy.arm();
        if (arm.isEmbedded() && shelf.find(arm.version()).isEmpty()) {
            metrics.count(ShadowMetrics.Outcome.DROPPED);
            return;
        }
        Stopwatch watch = new Stopwatch();
        try {
            Again made = again.answer(arm, copy.request(), copy.passedOn());
            publish(answered(copy, made));
        } catch (EngineException e) {
            if (SAY_NOTHING.contains(e.kind())) {
                metrics.count(ShadowMetrics.Outcome.DROPPED);
            } else {
                failed(copy, watch, e);
            }
        } catch (RuntimeException | StackOverflowError e) {
            failed(copy, watch, e);
        }
    }

    private ShadowAnswer.Builder answered(Shadowed copy, Again made) {
        return about(copy)
                .setTokensOutput(made.stage().tokensOutput())
                .setProcessingTimeMs(made.stage().processingTimeMs())
                .setStructuredPrompt(made.structuredPrompt())
                .setModelOutput(made.output())
                .setSimilarity(Chrf.score(made.structuredPrompt(), copy.shown().structuredPrompt()))
                .setFailed(false);
    }

    private void failed(Shadowed copy, Stopwatch watch, Throwable cause) {
        LOG.warnf(
                "version failed in the shadow version=%s cause=%s",
                copy.arm().version(), cause.getClass().getName());
        publish(about(copy).setProcessingTimeMs(watch.millis()).setFailed(true));
    }

    private void publish(ShadowAnswer.Builder event) {
        publisher.publish(event.setOccurredAt(clock.instant().truncatedTo(ChronoUnit.MICROS))
                .build());
    }

    /** All but what the version did. */
    private ShadowAnswer.Builder about(Shadowed copy) {
        return ShadowAnswer.newBuilder()
                .setEventId(eventId(copy))
                .setInteractionId(copy.interactionId())
                .setSubjectId(copy.userId() == null ? null : pseudonyms.subject(copy.userId()))
                .setSessionId(copy.sessionId())
                .setRoute(copy.route())
                .setRolloutId(copy.rolloutId())
                .setModelVersion(copy.arm().version())
                .setShownVersion(copy.shown().version())
                .setShownTokensOutput(copy.shown().tokensOutput())
                .setShownProcessingTimeMs(copy.shown().processingTimeMs())
                .setCreatedAt(copy.createdAt());
    }

    /** Follows from interaction and version: a repetition is recognisable. */
    private static UUID eventId(Shadowed copy) {
        String name = "shadow-answer:" + copy.interactionId() + ":" + copy.arm().version();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
