package io.kalimtak.interaction.erasure;

import static io.kalimtak.interaction.erasure.ErasureCalls.authorized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.kalimtak.interaction.testing.InteractionTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A sweep copies what stays and cuts off what was before: what comes of it when either is missing. */
@InteractionTest
class CopiedDeadLettersIT extends TwoAmongDeadLetters {
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
}
