package io.kalimtak.gateway.feedback;

import io.kalimtak.events.v1.FeedbackSignals;
import io.kalimtak.events.v1.FeedbackSubmission;
import io.kalimtak.gateway.durable.DurableEvent;
import io.kalimtak.gateway.durable.DurablePublisher;
import io.kalimtak.kit.ids.InteractionIds;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The use case: tell our own ids from others without a look-up, and hand the submission to Kafka. */
@ApplicationScoped
class TakingFeedback {
    private final DurablePublisher publisher;
    private final InteractionIds interactions;
    private final Pseudonyms pseudonyms;
    private final Supplier<UUID> ids;
    private final Clock clock;

    TakingFeedback(
            DurablePublisher publisher,
            InteractionIds interactions,
            Pseudonyms pseudonyms,
            Supplier<UUID> ids,
            Clock clock) {
        this.publisher = publisher;
        this.interactions = interactions;
        this.pseudonyms = pseudonyms;
        this.ids = ids;
        this.clock = clock;
    }

    /** Throws a 404 problem for an id that this installation never issued. */
    FeedbackResponse take(FeedbackRequest request, String caller) {
        if (!interactions.issued(request.interactionId())) {
            throw ProblemException.notFound(
                    "There is no such interaction. Send the interaction_id that /api/generate answered with.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID feedbackId = ids.get();
        FeedbackSubmission submission = FeedbackSubmission.newBuilder()
                .setEventId(feedbackId)
                .setOccurredAt(now)
                .setFeedbackId(feedbackId)
                .setInteractionId(request.interactionId())
                .setRaterId(pseudonyms.rater(caller))
                .setFeedbackScore(request.feedbackScore())
                .setFeedbackText(request.feedbackText())
                .setCorrectedOutput(request.correctedOutput())
                .setSignals(signals(request.signals()))
                .setSubmittedAt(now)
                .build();
        publisher.publishAll(List.of(new DurableEvent(
                Topic.FEEDBACK_SUBMISSIONS, request.interactionId().toString(), null, submission)));
        return new FeedbackResponse(feedbackId, request.interactionId(), now);
    }

    private static FeedbackSignals signals(FeedbackRequest.Signals signals) {
        if (signals == null) {
            return null;
        }
        return FeedbackSignals.newBuilder()
                .setCopied(signals.copied())
                .setAccepted(signals.accepted())
                .setRegenerated(signals.regenerated())
                .setDismissed(signals.dismissed())
                .build();
    }
}
