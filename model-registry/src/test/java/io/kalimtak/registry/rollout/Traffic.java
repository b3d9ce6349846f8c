package io.kalimtak.registry.rollout;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.FeedbackSignals;
import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.kit.events.EventPublisher;
import io.kalimtak.registry.db.Database;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.awaitility.Awaitility;

/** For tests: plays the gateway and feedback-service to people of a rollout. */
@ApplicationScoped
class Traffic {
    private final EventPublisher publisher;
    private final Database database;

    Traffic(EventPublisher publisher, Database database) {
        this.publisher = publisher;
        this.database = database;
    }

    /** An answer by one of the arms of a canary. */
    static Interaction answered(String rollout, boolean candidate, double share, String subject) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return Interaction.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(now)
                .setInteractionId(UUID.randomUUID())
                .setSubjectId(subject)
                .setSessionId(UUID.randomUUID())
                .setInputText("ask")
                .setStructuredPrompt("prompt")
                .setModelOutput("answer")
                .setTokensInput(10)
                .setTokensOutput(20 + Math.floorMod(subject.hashCode(), 5))
                .setTokensTotal(30)
                .setTokensCounted(true)
                .setProcessingTimeMs(5 + Math.floorMod(subject.hashCode(), 3))
                .setModelVersion(candidate ? "v1" : "embedded-base-1")
                .setTargetTool("ChatGPT")
                .setLanguage("en")
                .setRoute("default")
                .setRolloutId(rollout == null ? null : UUID.fromString(rollout))
                .setArm(candidate ? "canary" : "live")
                .setAssignmentProbability(candidate ? share : 1 - share)
                .setTrainingAllowed(true)
                .setMetadata(Map.of())
                .setCreatedAt(now)
                .build();
    }

    /** What a person says of an answer. */
    static Feedback rated(Interaction answered, int score) {
        return Feedback.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(answered.getCreatedAt())
                .setFeedbackId(UUID.randomUUID())
                .setInteractionId(answered.getInteractionId())
                .setRaterId("rater")
                .setState(FeedbackState.ACCEPTED)
                .setFeedbackScore(score)
                .setSignals(FeedbackSignals.newBuilder()
                        .setCopied(true)
                        .setAccepted(null)
                        .setRegenerated(null)
                        .setDismissed(null)
                        .build())
                .setSubmittedAt(answered.getCreatedAt())
                .setSubjectId(answered.getSubjectId())
                .build();
    }

    /** People of both arms ask once each, half of them each, and rate by their number. */
    void ask(String rollout, double share, int people, IntUnaryOperator candidate, IntUnaryOperator live) {
        List<Interaction> answers = new ArrayList<>();
        List<Feedback> ratings = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            boolean canary = i % 2 == 0;
            Interaction answer = answered(rollout, canary, share, "subject-" + UUID.randomUUID());
            answers.add(answer);
            int score = (canary ? candidate : live).applyAsInt(i);
            if (score > 0) {
                ratings.add(rated(answer, score));
            }
        }
        send(answers, ratings);
    }

    /** People of both arms ask once each, half of them each, and rate nothing. */
    void answer(String rollout, double share, int people, Consumer<Interaction> change) {
        List<Interaction> answers = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            Interaction answer = answered(rollout, i % 2 == 0, share, "subject-" + UUID.randomUUID());
            change.accept(answer);
            answers.add(answer);
        }
        send(answers, List.of());
    }

    /** Sends and waits until the registry has seen them, which all are new. */
    void send(List<Interaction> answers, List<Feedback> ratings) {
        send(answers, ratings, answers.size(), ratings.size());
    }

    /** Sends and waits until so many more rows are there. */
    void send(List<Interaction> answers, List<Feedback> ratings, int newAnswers, int newRatings) {
        long observed = count("observations") + newAnswers;
        long said = count("observed_feedback") + newRatings;
        List<CompletableFuture<?>> sent = new ArrayList<>();
        ratings.forEach(one -> sent.add(publisher
                .publish(Topic.FEEDBACK, one.getInteractionId().toString(), one)
                .toCompletableFuture()));
        answers.forEach(one -> sent.add(publisher
                .publish(Topic.INTERACTIONS, one.getInteractionId().toString(), one)
                .toCompletableFuture()));
        sent.forEach(CompletableFuture::join);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> count("observations") >= observed && count("observed_feedback") >= said);
    }

    long count(String table) {
        return database.first("SELECT count(*) FROM " + table, row -> row.getLong(1))
                .orElseThrow();
    }
}
