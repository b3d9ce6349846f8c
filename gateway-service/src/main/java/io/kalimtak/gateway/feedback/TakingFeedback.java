package io.kalimtak.gateway.feedback;

import io.kalimtak.events.v1.FeedbackSignals;
import io.kalimtak.events.v1.FeedbackSubmission;
import io.kalimtak.gateway.durable.DurableEvent;
import io.kalimtak.gateway.durable.DurablePublisher;
import io.kalimtak.kit.ids.InteractionIds;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.schemas.Topic;
import io.micrometer.core.instrument.MeterRegistry;
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
    private final Raters raters;
    private final Supplier<UUID> ids;
    private final Clock clock;
    private final MeterRegistry metrics;

    TakingFeedback(
            DurablePublisher publisher,
            InteractionIds interactions,
            Raters raters,
            Supplier<UUID> ids,
            Clock clock,
            MeterRegistry metrics) {
        this.publisher = publisher;
        this.interactions = interactions;
        this.raters = raters;
        this.ids = ids;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Takes what is said; nothing is written where the person does not allow it. Throws a 404 problem for an id that this
     * installation never issued.
     *
     * @param address where the call came from, or null
     */
    FeedbackResponse take(FeedbackRequest request, String caller, String address) {
        if (!interactions.issued(request.interactionId())) {
            throw ProblemException.notFound(
                    "There is no such interaction. Send the interaction_id that /api/generate answered with.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID feedbackId = ids.get();
        Rater rater = raters.of(caller, request.userId(), address);
        if (rater.kept()) {
            publisher.publishAll(List.of(new DurableEvent(
                    Topic.FEEDBACK_SUBMISSIONS,
                    request.interactionId().toString(),
                    rater.subjectId(),
                    submission(feedbackId, request, rater, now))));
        } else {
            metrics.counter("kalimtak_gateway_feedback_not_kept").increment();
        }
        return new FeedbackResponse(feedbackId, request.interactionId(), now);
    }

    private static FeedbackSubmission submission(UUID feedbackId, FeedbackRequest request, Rater rater, Instant now) {
        return FeedbackSubmission.newBuilder()
                .setEventId(feedbackId)
                .setOccurredAt(now)
                .setFeedbackId(feedbackId)
                .setInteractionId(request.interactionId())
                .setRaterId(rater.id())
                .setFeedbackScore(request.feedbackScore())
                .setFeedbackText(request.feedbackText())
                .setCorrectedOutput(request.correctedOutput())
                .setSignals(signals(request.signals()))
                .setSubmittedAt(now)
                .setSubjectId(rater.subjectId())
                .setNetworkId(rater.networkId())
                .build();
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
