package io.kalimtak.interaction.erasure;

import static io.kalimtak.interaction.testing.Samples.feedback;
import static io.kalimtak.interaction.testing.Samples.identity;
import static io.kalimtak.interaction.testing.Samples.interaction;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.interaction.feedback.StoreFeedback;
import io.kalimtak.interaction.identity.StoreIdentities;
import io.kalimtak.interaction.testing.InteractionTest;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.local.testing.Database;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Two people among the dead letters, one of whom is erased. */
@InteractionTest
class SweepDeadLettersIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String INTERACTIONS = Topic.INTERACTIONS.deadLetterName();
    private static final String IDENTITIES = Topic.IDENTITIES.deadLetterName();
    private static final String FEEDBACK = Topic.FEEDBACK.deadLetterName();
    private static final String SUBMISSIONS = Topic.FEEDBACK_SUBMISSIONS.deadLetterName();
    private static final Map<String, String> CAUSE = Map.of("dlq-cause", "SomeException", "dlq-offset", "7");

    @Inject
    AvroCodec codec;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    StoreFeedback storing;

    @Inject
    StoreIdentities identities;

    @Inject
    SweepDeadLetters sweep;

    private final String user = "erased " + UUID.randomUUID();
    private final String somebody = "kept " + UUID.randomUUID();
    private final UUID mine = UUID.randomUUID();
    private final UUID theirs = UUID.randomUUID();
    private final Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS);

    @Test
    void shouldRemoveThePersonFromDeadLettersAndKeepEverybodyElsesAsTheyWere() {
        byte[] kept = asked(theirs, somebody, Instant.now());
        DeadLetters.bury(INTERACTIONS, theirs, kept, yesterday, CAUSE);
        DeadLetters.bury(INTERACTIONS, mine, asked(mine, user, Instant.now()), yesterday, CAUSE);
        DeadLetters.bury(INTERACTIONS, theirs, new byte[] {1, 2, 3}, yesterday, CAUSE);
        // Nobody is named here; whose interaction it is, the first topic alone tells.
        DeadLetters.bury(FEEDBACK, mine, said(mine), yesterday, CAUSE);
        DeadLetters.bury(FEEDBACK, theirs, said(theirs), yesterday, CAUSE);
        // What no schema reads any more.
        DeadLetters.bury(SUBMISSIONS, theirs, garbled(user), yesterday, CAUSE);
        DeadLetters.bury(SUBMISSIONS, theirs, garbled(somebody), yesterday, CAUSE);

        UUID request = erase();

        assertThat(DeadLetters.of(INTERACTIONS, mine)).isEmpty();
        assertThat(DeadLetters.of(FEEDBACK, mine)).isEmpty();
        assertThat(DeadLetters.of(SUBMISSIONS, theirs))
                .extracting(ConsumerRecord::value)
                .containsExactly(garbled(somebody));
        assertThat(DeadLetters.of(FEEDBACK, theirs)).hasSize(1);
        assertThat(DeadLetters.of(INTERACTIONS, theirs))
                .extracting(ConsumerRecord::value)
                .containsExactly(kept, new byte[] {1, 2, 3});
        assertThat(DeadLetters.of(INTERACTIONS, theirs)).allSatisfy(record -> {
            assertThat(record.timestamp()).isEqualTo(yesterday.toEpochMilli());
            assertThat(DeadLetters.header(record, "dlq-cause")).isEqualTo("SomeException");
            assertThat(DeadLetters.header(record, "dlq-offset")).isEqualTo("7");
        });
        receipt(request)
                .body("retained.find { it.topic == '" + INTERACTIONS + "' }.swept_at", notNullValue())
                .body("retained.find { it.topic == 'kalimtak.interactions.v1' }.swept_at", equalTo(null));
        await().atMost(SOON)
                .untilAsserted(() -> receipt(request).body("retained.read_from.unique()", equalTo(List.of("BROKER"))));
    }

    @Test
    void shouldRemoveWhatFailsAfterTheErasureWithTheNextSweepAndNothingWhenDry() {
        erase();
        DeadLetters.bury(INTERACTIONS, mine, asked(mine, user, yesterday), Instant.now(), CAUSE);
        DeadLetters.bury(INTERACTIONS, theirs, asked(theirs, somebody, yesterday), Instant.now(), CAUSE);

        authorized()
                .get("/internal/retention")
                .then()
                .body("expired.find { it.relation == '" + INTERACTIONS + "' }.count", equalTo(1));
        assertThat(DeadLetters.of(INTERACTIONS, mine, theirs)).hasSize(2);
        authorized().post("/internal/retention").then().body("failed.size()", equalTo(0));

        assertThat(DeadLetters.of(INTERACTIONS, mine)).isEmpty();
        assertThat(DeadLetters.of(INTERACTIONS, theirs)).hasSize(1);
    }

    @Test
    void shouldKeepWhatAPersonDoesWhoComesBack() {
        erase();
        DeadLetters.bury(INTERACTIONS, mine, asked(mine, user, Instant.now().plusSeconds(60)), Instant.now(), CAUSE);

        authorized().post("/internal/retention").then().body("failed.size()", equalTo(0));

        assertThat(DeadLetters.of(INTERACTIONS, mine)).hasSize(1);
    }

    @Test
    void shouldSweepOnPastLettersThatHaveNoInteractionAsTheirKey() {
        erase();
        // Nothing else may stand in this topic: a batch without a single id is what is tried.
        DeadLetters.bury(IDENTITIES, (String) null, new byte[] {4, 5, 6}, yesterday, CAUSE);
        DeadLetters.bury(IDENTITIES, "no id", new byte[] {7, 8, 9}, yesterday, CAUSE);
        DeadLetters.bury(SUBMISSIONS, theirs, garbled(user), yesterday, CAUSE);

        authorized().post("/internal/retention").then().body("failed.size()", equalTo(0));

        assertThat(DeadLetters.of(SUBMISSIONS, theirs)).isEmpty();
    }

    @Test
    void shouldGoByWhenFeedbackWasGivenNotByWhenItWasProcessed() {
        erase();
        Instant later = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MICROS);
        DeadLetters.bury(FEEDBACK, theirs, saidBy(user, yesterday, later), Instant.now(), CAUSE);
        byte[] back = saidBy(user, later, later);
        DeadLetters.bury(FEEDBACK, theirs, back, Instant.now(), CAUSE);

        authorized().post("/internal/retention").then().body("failed.size()", equalTo(0));

        assertThat(DeadLetters.of(FEEDBACK, theirs))
                .extracting(ConsumerRecord::value)
                .containsExactly(back);
    }

    @Test
    void shouldRemoveFeedbackThatCameAboutAnInteractionWhichOnlyADeadLetterTells() {
        erase();
        storing.store(List.of(feedback(mine, FeedbackState.ACCEPTED).build()));
        DeadLetters.bury(INTERACTIONS, mine, asked(mine, user, yesterday), Instant.now(), CAUSE);

        authorized().post("/internal/retention").then().body("failed.size()", equalTo(0));

        assertThat(saidAbout(mine)).isEqualTo("0");
    }

    @Test
    void shouldRemoveFeedbackThatIsJustBeingStoredAboutSuchAnInteraction() throws Exception {
        erase();
        DeadLetters.bury(INTERACTIONS, mine, asked(mine, user, yesterday), Instant.now(), CAUSE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> swept = QuarkusTransaction.requiringNew().call(() -> {
                storing.store(List.of(feedback(mine, FeedbackState.ACCEPTED).build()));
                Future<?> sweeping = threads.submit(sweep::remove);
                await().atMost(SOON).until(() -> sweeping.isDone() || waiting() > 0);
                return sweeping;
            });
            swept.get();
        }

        assertThat(saidAbout(mine)).isEqualTo("0");
    }

    @Test
    void shouldRemoveFeedbackThatCameBeforeALateIdentity() {
        erase();
        storing.store(List.of(feedback(mine, FeedbackState.ACCEPTED).build()));

        identities.store(List.of(identity(mine)
                .setSubjectId(pseudonyms.subject(user))
                .setCreatedAt(yesterday)
                .build()));

        assertThat(saidAbout(mine)).isEqualTo("0");
    }

    @Test
    void shouldLeaveOneOfEachWhenACrashCameBetweenCopyAndCut() {
        byte[] kept = asked(theirs, somebody, yesterday);
        byte[] another = asked(theirs, somebody, yesterday);
        long first = DeadLetters.bury(INTERACTIONS, theirs, kept, yesterday, CAUSE);
        DeadLetters.bury(INTERACTIONS, mine, asked(mine, user, yesterday), yesterday, CAUSE);
        Map<String, String> copied = Map.of("dlq-copied-from", Long.toString(first));
        DeadLetters.bury(INTERACTIONS, theirs, kept, yesterday, copied);
        // As in a topic that was mirrored: it stood at that offset elsewhere, and is no copy of the first.
        DeadLetters.bury(INTERACTIONS, theirs, another, yesterday, copied);

        erase();

        assertThat(DeadLetters.of(INTERACTIONS, mine)).isEmpty();
        assertThat(DeadLetters.of(INTERACTIONS, theirs))
                .extracting(ConsumerRecord::value)
                .containsExactly(kept, another);
        assertThat(DeadLetters.of(INTERACTIONS, theirs))
                .allSatisfy(record -> assertThat(DeadLetters.header(record, "dlq-copied-from"))
                        .isEqualTo(Long.toString(first)));
    }

    @Test
    void shouldNotCopyAgainWhatASweepWithoutACutCopied() {
        byte[] kept = asked(theirs, somebody, yesterday);
        byte[] another = asked(theirs, somebody, yesterday);
        long first = DeadLetters.bury(INTERACTIONS, theirs, kept, yesterday, CAUSE);
        DeadLetters.bury(INTERACTIONS, theirs, another, yesterday, CAUSE);
        DeadLetters.bury(INTERACTIONS, mine, asked(mine, user, yesterday), yesterday, CAUSE);
        Map<String, String> copied = Map.of("dlq-copied-from", Long.toString(first));
        long copy = DeadLetters.bury(INTERACTIONS, theirs, kept, yesterday, copied);

        erase();

        assertThat(DeadLetters.of(INTERACTIONS, mine)).isEmpty();
        assertThat(DeadLetters.of(INTERACTIONS, theirs))
                .extracting(ConsumerRecord::value)
                .containsExactly(kept, another);
        assertThat(DeadLetters.of(INTERACTIONS, theirs).getFirst().offset()).isEqualTo(copy);
    }

    @Test
    void shouldCopyNothingWhereNothingMayBeCutAndSweepTheOtherTopics() {
        erase();
        DeadLetters.bury(SUBMISSIONS, theirs, garbled(user), yesterday, CAUSE);
        DeadLetters.bury(SUBMISSIONS, theirs, garbled(somebody), yesterday, CAUSE);
        DeadLetters.bury(FEEDBACK, theirs, garbled(user), yesterday, CAUSE);
        DeadLetters.policy(SUBMISSIONS, "compact");
        try {
            await().atMost(SOON).until(() -> !DeadLetters.mayCut(SUBMISSIONS));
            authorized().post("/internal/retention").then().body("failed", hasItem("dead-letters"));
            authorized().post("/internal/retention").then().body("failed", hasItem("dead-letters"));

            assertThat(DeadLetters.of(SUBMISSIONS, theirs)).hasSize(2);
            assertThat(DeadLetters.of(FEEDBACK, theirs)).isEmpty();
        } finally {
            DeadLetters.policy(SUBMISSIONS, "delete");
            await().atMost(SOON).until(() -> DeadLetters.mayCut(SUBMISSIONS));
        }
        authorized().post("/internal/retention").then().body("failed.size()", equalTo(0));
        assertThat(DeadLetters.of(SUBMISSIONS, theirs))
                .extracting(ConsumerRecord::value)
                .containsExactly(garbled(somebody));
    }

    @Test
    void shouldNotLetACopyOutliveTheTimeThatItsTopicKeeps() {
        Instant old = Instant.now().minus(32, ChronoUnit.DAYS);
        Map<String, String> copied = Map.of("dlq-copied-from", "-1");
        DeadLetters.bury(INTERACTIONS, theirs, asked(theirs, somebody, yesterday), old, copied);
        DeadLetters.bury(INTERACTIONS, mine, asked(mine, somebody, yesterday), yesterday, CAUSE);

        // Again, where the broker did not say in time how long it keeps them.
        await().atMost(SOON).untilAsserted(() -> {
            authorized().post("/internal/retention").then().body("failed.size()", equalTo(0));
            assertThat(DeadLetters.of(INTERACTIONS, theirs)).isEmpty();
        });
        assertThat(DeadLetters.of(INTERACTIONS, mine)).hasSize(1);
    }

    private static String saidAbout(UUID id) {
        return Database.value("SELECT count(*) FROM interaction.feedback WHERE interaction_id = ?", id);
    }

    private static int waiting() {
        return Integer.parseInt(
                Database.value("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"));
    }

    private byte[] asked(UUID id, String who, Instant at) {
        return codec.encode(
                Topic.INTERACTIONS,
                interaction(id)
                        .setSubjectId(pseudonyms.subject(who))
                        .setCreatedAt(at.truncatedTo(ChronoUnit.MICROS))
                        .build());
    }

    private byte[] said(UUID about) {
        return codec.encode(
                Topic.FEEDBACK, feedback(about, FeedbackState.ACCEPTED).build());
    }

    private byte[] saidBy(String who, Instant submitted, Instant occurred) {
        return codec.encode(
                Topic.FEEDBACK,
                feedback(theirs, FeedbackState.ACCEPTED)
                        .setSubjectId(pseudonyms.subject(who))
                        .setSubmittedAt(submitted)
                        .setOccurredAt(occurred)
                        .build());
    }

    private byte[] garbled(String who) {
        return ("\0\1garbled@" + pseudonyms.subject(who) + "0 and so on").getBytes(StandardCharsets.UTF_8);
    }

    /** Erases the person and waits for this service's receipt, which comes after the sweep. */
    private UUID erase() {
        String request = authorized()
                .delete("/api/privacy/users/{user_id}", user)
                .then()
                .statusCode(202)
                .extract()
                .path("request_id");
        UUID id = UUID.fromString(request);
        await().atMost(SOON).untilAsserted(() -> receipt(id).body("receipts.size()", equalTo(1)));
        return id;
    }

    private static ValidatableResponse receipt(UUID request) {
        return authorized().get("/api/privacy/requests/{id}", request).then().statusCode(200);
    }

    private static RequestSpecification authorized() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET);
    }
}
