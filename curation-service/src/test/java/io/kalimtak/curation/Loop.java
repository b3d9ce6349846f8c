package io.kalimtak.curation;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.kit.events.EventPublisher;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** Plays the services before this one, and looks into its tables. Events are kept, so that they can be sent again. */
@ApplicationScoped
public class Loop {
    private static final List<Topic> CONSUMED = List.of(Topic.INTERACTIONS, Topic.FEEDBACK, Topic.PRIVACY);
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    private record Sent(Topic topic, String key, SpecificRecord event) {}

    private final EventPublisher publisher;
    private final List<Sent> sent = new ArrayList<>();

    Loop(EventPublisher publisher) {
        this.publisher = publisher;
    }

    /** Forgets everything, in the tables too, once no job is under way. */
    public void reset() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> rows("SELECT 1 FROM curation_jobs WHERE state IN ('QUEUED', 'RUNNING')")
                        .isEmpty());
        awaitConsumed();
        sent.clear();
        // A job that ends, or heads that are looked for, may hold what this waits for, and wait for what this holds.
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreException(IllegalStateException.class)
                .untilAsserted(this::forget);
    }

    private void forget() {
        sql("TRUNCATE interactions, judgements, requests, request_clusters, requests_to_compare, ratings, consents,"
                + " training_data, curation_jobs, curation_verdicts, training_sets, training_set_rows, moderations, review_flags,"
                + " training_set_preferences, clusters, compared_by, reviews, review_queue, golden_items, set_rebuilds,"
                + " classification_corrections, classifier_heads,"
                + " erasures, erased_interactions, outbox");
    }

    public Interaction interaction(String input, String prompt) {
        return Interaction.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(Instant.now())
                .setInteractionId(UUID.randomUUID())
                .setSubjectId("subject-" + UUID.randomUUID())
                .setSessionId(UUID.randomUUID())
                .setInputText(input)
                .setStructuredPrompt(prompt)
                .setModelOutput(prompt)
                .setTokensInput(1)
                .setTokensOutput(1)
                .setTokensTotal(2)
                .setTokensCounted(true)
                .setProcessingTimeMs(5)
                .setModelVersion("embedded-base-1")
                .setTargetTool("ChatGPT")
                .setLanguage("en")
                .setRoute("default")
                .setArm("live")
                .setAssignmentProbability(1.0)
                .setTrainingAllowed(true)
                .setMetadata(Map.of())
                .setCreatedAt(Instant.parse("2026-11-20T08:00:00Z"))
                .build();
    }

    public Feedback feedback(Interaction interaction, Integer score) {
        return Feedback.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(Instant.now())
                .setFeedbackId(UUID.randomUUID())
                .setInteractionId(interaction.getInteractionId())
                .setRaterId("rater")
                .setState(FeedbackState.ACCEPTED)
                .setFeedbackScore(score)
                .setSubmittedAt(Instant.now())
                .build();
    }

    /** The same feedback in another state, a millisecond later. Avro's copying builder fails across class loaders. */
    public Feedback moved(Feedback feedback, FeedbackState state) {
        return Feedback.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(feedback.getOccurredAt().plusMillis(1))
                .setFeedbackId(feedback.getFeedbackId())
                .setInteractionId(feedback.getInteractionId())
                .setRaterId(feedback.getRaterId())
                .setState(state)
                .setFeedbackScore(feedback.getFeedbackScore())
                .setSubmittedAt(feedback.getSubmittedAt())
                .build();
    }

    public PrivacyEvent consent(String subject, boolean training) {
        return PrivacyEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(Instant.now())
                .setSubjectId(subject)
                .setKind(PrivacyEventKind.CONSENT_CHANGED)
                .setDataCollection(true)
                .setTraining(training)
                .setErased(Map.of())
                .build();
    }

    public PrivacyEvent erasure(String subject) {
        return PrivacyEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(Instant.now())
                .setSubjectId(subject)
                .setKind(PrivacyEventKind.ERASURE_REQUESTED)
                .setRequestId(UUID.randomUUID())
                .setEraseBefore(Instant.now())
                .build();
    }

    public void send(Interaction event) {
        send(new Sent(Topic.INTERACTIONS, event.getInteractionId().toString(), event));
    }

    public void send(Feedback event) {
        send(new Sent(Topic.FEEDBACK, event.getInteractionId().toString(), event));
    }

    public void send(PrivacyEvent event) {
        send(new Sent(Topic.PRIVACY, event.getSubjectId(), event));
    }

    /** An interaction and its rating; the interaction. */
    public Interaction rated(String input, String prompt, int score) {
        Interaction interaction = interaction(input, prompt);
        send(interaction);
        send(feedback(interaction, score));
        return interaction;
    }

    /** As if an administrator had said what the request is about. */
    public void classified(Interaction interaction) {
        sql("INSERT INTO classification_corrections (interaction_id, domain, use_case, actor, corrected_at) VALUES ('"
                + interaction.getInteractionId() + "', 'travel', 'email', 'key:1', now())");
    }

    public void sendEverythingAgain() {
        List.copyOf(sent)
                .forEach(one ->
                        publisher.publish(one.topic(), one.key(), one.event()).join());
    }

    private void send(Sent one) {
        sent.add(one);
        publisher.publish(one.topic(), one.key(), one.event()).join();
    }

    /** Sends interactions and their ratings as fast as the broker takes them, so that their consumers race. */
    public void race(List<Interaction> interactions, int score) {
        List<CompletableFuture<?>> flying = new ArrayList<>();
        for (Interaction one : interactions) {
            String key = one.getInteractionId().toString();
            flying.add(publisher.publish(Topic.FEEDBACK, key, feedback(one, score)));
            flying.add(publisher.publish(Topic.INTERACTIONS, key, one));
        }
        CompletableFuture.allOf(flying.toArray(CompletableFuture[]::new)).join();
    }

    /** Records that the service could not process, since the servers started. */
    public long deadLetters() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", KalimtakServers.bootstrapServers()))) {
            Map<TopicPartition, OffsetSpec> ends = new LinkedHashMap<>();
            for (Topic topic : CONSUMED) {
                for (int partition = 0; partition < topic.partitions(); partition++) {
                    ends.put(new TopicPartition(topic.deadLetterName(), partition), OffsetSpec.latest());
                }
            }
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the service has committed everything that was sent. */
    public void awaitConsumed() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", KalimtakServers.bootstrapServers()))) {
            Awaitility.await().atMost(PATIENCE).until(() -> lag(admin) == 0);
        }
    }

    private static long lag(Admin admin) throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : CONSUMED) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                partitions.add(new TopicPartition(topic.topicName(), partition));
            }
        }
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets("curation-service")
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, OffsetSpec> latest =
                partitions.stream().collect(Collectors.toMap(one -> one, one -> OffsetSpec.latest()));
        long lag = 0;
        for (var end : admin.listOffsets(latest).all().get().entrySet()) {
            OffsetAndMetadata offset = committed.get(end.getKey());
            lag += end.getValue().offset() - (offset == null ? 0 : offset.offset());
        }
        return lag;
    }

    /** A connection as the service's own role. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                KalimtakServers.jdbcUrl(), "kalimtak_curation", KalimtakServers.password("kalimtak_curation"));
    }

    public void sql(String statement) {
        try (Connection connection = connect();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query, each by column name; values as text. */
    public List<Map<String, String>> rows(String query) {
        List<Map<String, String>> rows = new ArrayList<>();
        try (Connection connection = connect();
                Statement run = connection.createStatement();
                ResultSet result = run.executeQuery(query)) {
            while (result.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnName(i), result.getString(i));
                }
                rows.add(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    public List<Map<String, String>> candidates(Interaction interaction) {
        return rows(
                "SELECT * FROM training_data WHERE source_interaction_id = '" + interaction.getInteractionId() + "'");
    }
}
