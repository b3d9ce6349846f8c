package io.kalimtak.gateway.shadow;

import io.kalimtak.events.v1.ShadowAnswer;
import io.kalimtak.gateway.engine.ModelShelf;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.prompt.PromptAnswer;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.prompt.PromptRenderer;
import io.kalimtak.prompt.TokenCounter;
import io.kalimtak.prompt.metric.Chrf;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Lets the shadow version answer a copy and says what came of it. A version that fails is an event, too: it is what such a
 * trial is for. One that is not loaded yet is asked nothing; that says of this gateway, not of the version.
 */
@ApplicationScoped
class AnswerInShadow {
    private static final Logger LOG = Logger.getLogger(AnswerInShadow.class);

    private final ModelShelf shelf;
    private final PublishShadowAnswer publisher;
    private final ShadowMetrics metrics;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    AnswerInShadow(
            ModelShelf shelf,
            PublishShadowAnswer publisher,
            ShadowMetrics metrics,
            Pseudonyms pseudonyms,
            Clock clock) {
        this.shelf = shelf;
        this.publisher = publisher;
        this.metrics = metrics;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    void answer(Shadowed copy) {
        Optional<PromptModel> model = shelf.find(copy.version());
        if (model.isEmpty()) {
            metrics.count(ShadowMetrics.Outcome.DROPPED);
            return;
        }
        ShadowAnswer.Builder event = about(copy);
        long began = System.nanoTime();
        try {
            PromptAnswer answer = model.get().answer(copy.request());
            String output = PromptRenderer.render(answer, copy.request().targetTool());
            event.setTokensOutput(TokenCounter.count(output))
                    .setProcessingTimeMs(millisSince(began))
                    .setStructuredPrompt(answer.structuredPrompt())
                    .setModelOutput(output)
                    .setSimilarity(
                            Chrf.score(answer.structuredPrompt(), copy.shown().structuredPrompt()))
                    .setFailed(false);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warnf(
                    "version failed in the shadow version=%s cause=%s",
                    copy.version(), e.getClass().getName());
            event = about(copy).setProcessingTimeMs(millisSince(began)).setFailed(true);
        }
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
                .setModelVersion(copy.version())
                .setShownVersion(copy.shown().version())
                .setShownTokensOutput(copy.shown().tokensOutput())
                .setShownProcessingTimeMs(copy.shown().processingTimeMs())
                .setCreatedAt(copy.createdAt());
    }

    /** Follows from interaction and version: a repetition is recognisable. */
    private static UUID eventId(Shadowed copy) {
        String name = "shadow-answer:" + copy.interactionId() + ":" + copy.version();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static int millisSince(long began) {
        return (int) Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
