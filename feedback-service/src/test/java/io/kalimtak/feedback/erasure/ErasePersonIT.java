package io.kalimtak.feedback.erasure;

import static io.kalimtak.feedback.testing.Samples.NOON;
import static io.kalimtak.feedback.testing.Samples.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.feedback.rating.RecordFeedback;
import io.kalimtak.feedback.testing.FeedbackTest;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.local.testing.Broker;
import io.kalimtak.local.testing.Database;
import io.kalimtak.schemas.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Erasures in every order of arrival. */
@FeedbackTest
class ErasePersonIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    RecordFeedback feedback;

    @Inject
    NoteSubjects subjects;

    @Inject
    ErasePerson erase;

    @Inject
    AvroCodec codec;

    private final String subject = UUID.randomUUID().toString().replace("-", "");
    private final UUID request = UUID.randomUUID();

    @Test
    void shouldEraseWhatAnybodySaidAboutThePersonsInteractions() {
        UUID mine = UUID.randomUUID();
        UUID others = UUID.randomUUID();
        subjects.store(List.of(interaction(mine, subject, NOON), interaction(others, "somebody else", NOON)));
        feedback.record(List.of(
                submission(mine, "one", 5, 1).build(),
                submission(mine, "two", 1, 2).build(),
                submission(others, "one", 4, 3).build()));

        erase.store(List.of(requested(NOON.plusSeconds(60))));

        assertThat(held(mine)).isEqualTo("0");
        assertThat(held(others)).isEqualTo("1");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(receipts())
                        .extracting(PrivacyEvent::getRequestId, PrivacyEvent::getErased)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple(request, counts(2, 0))));
    }

    @Test
    void shouldDropFeedbackThatComesAfterTheErasure() {
        UUID mine = UUID.randomUUID();
        subjects.store(List.of(interaction(mine, subject, NOON)));
        erase.store(List.of(requested(NOON.plusSeconds(60))));

        feedback.record(List.of(submission(mine, "one", 5, 90).build()));

        assertThat(held(mine)).isEqualTo("0");
    }

    @Test
    void shouldDropFeedbackWhenItsInteractionComesLast() {
        UUID mine = UUID.randomUUID();
        feedback.record(List.of(submission(mine, "one", 5, 1).build()));
        erase.store(List.of(requested(NOON.plusSeconds(60))));
        assertThat(held(mine)).isEqualTo("1");

        subjects.store(List.of(interaction(mine, subject, NOON.plusSeconds(60))));
        feedback.record(List.of(submission(mine, "two", 5, 2).build()));

        assertThat(held(mine)).isEqualTo("0");
        assertThat(Database.value("SELECT count(*) FROM feedback.subjects WHERE interaction_id = ?", mine))
                .isEqualTo("0");
    }

    @Test
    void shouldKeepWhatThePersonDoesExactlyAfterTheMoment() {
        UUID later = UUID.randomUUID();
        erase.store(List.of(requested(NOON.plusSeconds(60))));

        subjects.store(List.of(interaction(later, subject, NOON.plusSeconds(60).plusNanos(1_000))));
        feedback.record(List.of(submission(later, "one", 5, 61).build()));

        assertThat(held(later)).isEqualTo("1");
    }

    @Test
    void shouldReportOnceWhenTheRequestIsDeliveredAgainAndAddUpWhenItReachesFurther() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        subjects.store(List.of(interaction(first, subject, NOON), interaction(second, subject, NOON.plusSeconds(90))));
        feedback.record(List.of(
                submission(first, "one", 5, 1).build(),
                submission(second, "one", 5, 91).build()));

        erase.store(List.of(requested(NOON.plusSeconds(60)), requested(NOON.plusSeconds(60))));
        erase.store(List.of(requested(NOON.plusSeconds(60))));
        erase.store(List.of(requested(NOON.plusSeconds(120))));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(receipts())
                        .extracting(PrivacyEvent::getErased)
                        .containsExactly(counts(1, 0), counts(2, 0)));
    }

    @Test
    void shouldEraseWhatThePersonSaidAboutOthersAndDropWhatComesLate() {
        UUID others = UUID.randomUUID();
        subjects.store(List.of(interaction(others, "somebody else", NOON)));
        feedback.record(List.of(
                submission(others, "me", 1, 1).setSubjectId(subject).build(),
                submission(others, "other", 4, 2).setSubjectId("somebody else").build()));

        erase.store(List.of(requested(NOON.plusSeconds(60))));
        feedback.record(List.of(
                submission(others, "me", 2, 60).setSubjectId(subject).build(),
                submission(others, "me", 3, 61).setSubjectId(subject).build()));

        assertThat(Database.rows(
                        "SELECT feedback_score FROM feedback.feedback WHERE interaction_id = ? ORDER BY feedback_score",
                        others))
                .containsExactly("3", "4");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(receipts())
                        .extracting(PrivacyEvent::getErased)
                        .containsExactly(counts(0, 1)));
    }

    @Test
    void shouldDropFeedbackThatIsJustBeingStoredWhenItsInteractionComesLate() throws Exception {
        UUID mine = UUID.randomUUID();
        erase.store(List.of(requested(NOON.plusSeconds(60))));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> late = QuarkusTransaction.requiringNew().call(() -> {
                feedback.record(List.of(submission(mine, "one", 5, 1).build()));
                Future<?> noting = threads.submit(() -> subjects.store(List.of(interaction(mine, subject, NOON))));
                await().atMost(SOON).until(() -> noting.isDone() || waiting() > 0);
                return noting;
            });
            late.get();
        }

        assertThat(held(mine)).isEqualTo("0");
    }

    private static int waiting() {
        return Integer.parseInt(
                Database.value("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"));
    }

    private static Map<String, Long> counts(long about, long by) {
        return Map.of("feedback_about_the_person", about, "feedback_by_the_person", by);
    }

    private static String held(UUID id) {
        return Database.value("SELECT count(*) FROM feedback.feedback WHERE interaction_id = ?", id);
    }

    private List<PrivacyEvent> receipts() {
        return Broker.records(Topic.PRIVACY.topicName(), subject + ":erased:feedback-service").stream()
                .map(record -> codec.decode(Topic.PRIVACY, record.value(), PrivacyEvent.class))
                .toList();
    }

    private PrivacyEvent requested(Instant before) {
        return PrivacyEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(NOON)
                .setSubjectId(subject)
                .setKind(PrivacyEventKind.ERASURE_REQUESTED)
                .setRequestId(request)
                .setEraseBefore(before)
                .build();
    }

    private static Interaction interaction(UUID id, String subject, Instant createdAt) {
        return Interaction.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(createdAt)
                .setInteractionId(id)
                .setSubjectId(subject)
                .setSessionId(new UUID(1, 2))
                .setInputText("write me a poem")
                .setStructuredPrompt("Write a poem")
                .setModelOutput("Write a poem")
                .setTokensInput(4)
                .setTokensOutput(6)
                .setTokensTotal(10)
                .setTokensCounted(true)
                .setProcessingTimeMs(12)
                .setModelVersion("embedded-base-1")
                .setLanguage("en")
                .setRoute("default")
                .setArm("live")
                .setAssignmentProbability(1)
                .setTrainingAllowed(true)
                .setMetadata(Map.of())
                .setCreatedAt(createdAt)
                .build();
    }
}
