package io.kalimtak.feedback.rating;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.FeedbackSignals;
import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.kit.outbox.Outbox;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Standings as events. */
@ApplicationScoped
public class FeedbackEvents {
    public Outbox.Entry entry(Piece piece) {
        return new Outbox.Entry(Topic.FEEDBACK, piece.interactionId().toString(), event(piece));
    }

    /** Of one piece in one state there is one event, so its id is made of both: a repetition can be told as one. */
    static UUID eventId(Piece piece) {
        String name = "kalimtak.feedback.v1:" + piece.feedbackId() + ":" + piece.state();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static Feedback event(Piece piece) {
        return Feedback.newBuilder()
                .setEventId(eventId(piece))
                .setOccurredAt(piece.changedAt())
                .setFeedbackId(piece.feedbackId())
                .setInteractionId(piece.interactionId())
                .setRaterId(piece.raterId())
                .setState(FeedbackState.valueOf(piece.state().name()))
                .setFeedbackScore(piece.feedbackScore())
                .setFeedbackText(piece.feedbackText())
                .setCorrectedOutput(piece.correctedOutput())
                .setSignals(signals(piece.signals()))
                .setReplacedBy(piece.replacedBy())
                .setReason(piece.reason())
                .setSubmittedAt(piece.submittedAt())
                .setSubjectId(piece.origin().subjectId())
                .setNetworkId(piece.origin().networkId())
                .build();
    }

    private static FeedbackSignals signals(Signals signals) {
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
