package io.kalimtak.interaction.testing;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.events.v1.Identity;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.ShadowAnswer;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Events to test with; each a different one in what counts as its key. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");

    private Samples() {}

    public static Interaction.Builder interaction(UUID id) {
        return Interaction.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(NOON)
                .setInteractionId(id)
                .setSubjectId("0123456789abcdef0123456789abcdef")
                .setSessionId(new UUID(1, 2))
                .setInputText("write me a poem")
                .setStructuredPrompt("# Task\nWrite a poem")
                .setModelOutput("# Task\nWrite a poem")
                .setTokensInput(4)
                .setTokensOutput(6)
                .setTokensTotal(10)
                .setTokensCounted(true)
                .setProcessingTimeMs(12)
                .setModelVersion("embedded-base-1")
                .setTargetTool("ChatGPT")
                .setLanguage("en")
                .setRoute("default")
                .setArm("live")
                .setAssignmentProbability(0.25)
                .setTrainingAllowed(true)
                .setMetadata(Map.of("app", "editor"))
                .setCreatedAt(NOON);
    }

    public static Identity.Builder identity(UUID interactionId) {
        return Identity.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(NOON)
                .setInteractionId(interactionId)
                .setSubjectId("0123456789abcdef0123456789abcdef")
                .setUserId("somebody")
                .setIpAddress("192.0.2.7")
                .setUserAgent("test/1")
                .setCreatedAt(NOON);
    }

    /** Of an interaction as {@link #interaction} makes it. */
    public static ShadowAnswer.Builder shadowAnswer(UUID interactionId, String version) {
        return ShadowAnswer.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(NOON.plusSeconds(1))
                .setInteractionId(interactionId)
                .setSubjectId("0123456789abcdef0123456789abcdef")
                .setSessionId(new UUID(1, 2))
                .setRoute("default")
                .setModelVersion(version)
                .setShownVersion("embedded-base-1")
                .setStructuredPrompt("# Task\nWrite a sonnet")
                .setModelOutput("# Task\nWrite a sonnet")
                .setTokensOutput(7)
                .setProcessingTimeMs(15)
                .setShownTokensOutput(6)
                .setShownProcessingTimeMs(12)
                .setSimilarity(0.75)
                .setFailed(false)
                .setCreatedAt(NOON);
    }

    public static Feedback.Builder feedback(UUID interactionId, FeedbackState state) {
        return Feedback.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(NOON.plusSeconds(1))
                .setFeedbackId(UUID.randomUUID())
                .setInteractionId(interactionId)
                .setRaterId("rater")
                .setState(state)
                .setFeedbackScore(4)
                .setSubmittedAt(NOON.plusSeconds(1));
    }

    /**
     * A later event of the same piece. Not {@code newBuilder(event)}: Avro's deep copy takes enums from the class loader
     * that loaded Avro, which is not the tests'.
     */
    public static Feedback.Builder next(Feedback event, FeedbackState state, Instant at) {
        return feedback(event.getInteractionId(), state)
                .setFeedbackId(event.getFeedbackId())
                .setRaterId(event.getRaterId())
                .setFeedbackScore(event.getFeedbackScore())
                .setFeedbackText(event.getFeedbackText())
                .setSubmittedAt(event.getSubmittedAt())
                .setOccurredAt(at);
    }
}
