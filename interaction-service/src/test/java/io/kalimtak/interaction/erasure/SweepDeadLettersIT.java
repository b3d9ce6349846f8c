package io.kalimtak.interaction.erasure;

import static io.kalimtak.interaction.erasure.ErasureCalls.authorized;
import static io.kalimtak.interaction.erasure.ErasureCalls.receipt;
import static io.kalimtak.interaction.testing.Samples.feedback;
import static io.kalimtak.interaction.testing.Samples.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.interaction.feedback.StoreFeedback;
import io.kalimtak.interaction.identity.StoreIdentities;
import io.kalimtak.interaction.testing.InteractionTest;
import io.kalimtak.local.testing.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Who is erased leaves the dead letters, whenever a record comes to them; everybody else stays. */
@InteractionTest
class SweepDeadLettersIT extends TwoAmongDeadLetters {
    @Inject
    StoreFeedback storing;

    @Inject
    StoreIdentities identities;

    @Inject
    SweepDeadLetters sweep;

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

    private static String saidAbout(UUID id) {
        return Database.value("SELECT count(*) FROM interaction.feedback WHERE interaction_id = ?", id);
    }

    private static int waiting() {
        return Integer.parseInt(
                Database.value("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"));
    }
}
