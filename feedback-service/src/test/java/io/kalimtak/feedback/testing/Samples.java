package io.kalimtak.feedback.testing;

import io.kalimtak.events.v1.FeedbackSubmission;
import java.time.Instant;
import java.util.UUID;

/** Submissions to test with. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");

    private Samples() {}

    /** A rating by a person, from a network, submitted so many seconds after noon. */
    public static FeedbackSubmission.Builder personal(
            UUID interactionId, String rater, String network, int score, int second) {
        return submission(interactionId, rater, score, second)
                .setSubjectId("subject of " + rater)
                .setNetworkId(network);
    }

    /** A rating submitted so many seconds after noon. */
    public static FeedbackSubmission.Builder submission(UUID interactionId, String rater, int score, int second) {
        return FeedbackSubmission.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(NOON.plusSeconds(second))
                .setFeedbackId(UUID.randomUUID())
                .setInteractionId(interactionId)
                .setRaterId(rater)
                .setFeedbackScore(score)
                .setSubmittedAt(NOON.plusSeconds(second));
    }
}
