package io.kalimtak.feedback.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.events.v1.FeedbackSubmission;
import io.kalimtak.feedback.rating.RecordFeedback;
import io.kalimtak.feedback.testing.FeedbackTest;
import io.kalimtak.feedback.testing.Samples;
import io.kalimtak.kit.events.Backoff;
import io.kalimtak.local.testing.Database;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What attackers send, and what of it counts. The caps are the defaults. */
@FeedbackTest
class IntegrityIT {
    private static final int DAY = 24 * 3600;
    private static final String BY_STATE = "SELECT state, rule, count(*) FROM feedback.feedback WHERE %s"
            + " GROUP BY state, rule ORDER BY state, rule";
    private static final String STANDING = "SELECT feedback_score, state, rule FROM feedback.feedback"
            + " WHERE interaction_id = ? ORDER BY submitted_at, feedback_id";

    /** Yesterday, for counts are forgotten after two weeks. */
    private static final Instant NOON =
            LocalDate.now(ZoneOffset.UTC).minusDays(1).atTime(12, 0).toInstant(ZoneOffset.UTC);

    @Inject
    RecordFeedback feedback;

    private final String network = UUID.randomUUID().toString();
    private final String rater = UUID.randomUUID().toString();

    @Test
    void shouldLetThroughTheCapWhenOneNetworkNamesAThousandRaters() {
        for (int batch = 0; batch < 4; batch++) {
            int first = batch * 250;
            feedback.record(IntStream.range(first, first + 250)
                    .mapToObj(i -> personal(UUID.randomUUID(), rater + i, network, 1, i % 60)
                            .build())
                    .toList());
        }

        assertThat(ofNetwork()).containsExactly("QUARANTINED|network|900", "ACCEPTED|null|100");
        assertThat(Database.rows(
                        "SELECT DISTINCT reason FROM feedback.feedback WHERE network_id = ? AND rule IS NOT NULL",
                        network))
                .containsExactly("network: more than 100 pieces from one network in 1 day");
    }

    @Test
    void shouldLetThroughTheCapWhenOnePersonRatesAThousandInteractions() {
        feedback.record(IntStream.range(0, 1_000)
                .mapToObj(
                        i -> personal(UUID.randomUUID(), rater, null, 1, 4 * i).build())
                .toList());

        assertThat(Database.rows(BY_STATE.formatted("rater_id = ?"), rater))
                .containsExactly("QUARANTINED|rater|900", "ACCEPTED|null|100");
    }

    @Test
    void shouldHoldABurstAndLetTheNextMinutePass() {
        feedback.record(IntStream.range(0, 30)
                .mapToObj(
                        i -> personal(UUID.randomUUID(), rater, network, 1, 59).build())
                .toList());
        feedback.record(
                List.of(personal(UUID.randomUUID(), rater, network, 1, 60).build()));

        assertThat(ofNetwork()).containsExactly("QUARANTINED|burst|10", "ACCEPTED|null|21");
    }

    @Test
    void shouldHoldNothingOfAnApplicationThatRatesForAllItsUsers() {
        feedback.record(IntStream.range(0, 1_000)
                .mapToObj(i -> submission(UUID.randomUUID(), rater, 1, i % 60)
                        .setNetworkId(network)
                        .build())
                .toList());

        assertThat(ofNetwork()).containsExactly("ACCEPTED|null|1000");
    }

    @Test
    void shouldKeepTheLastLetThroughInForceWhenARaterRepeatsHimself() {
        UUID id = UUID.randomUUID();
        for (int i = 1; i <= 23; i++) {
            feedback.record(List.of(
                    personal(id, rater, network, i <= 20 ? 2 : 5, 60 * i).build()));
        }

        assertThat(Database.rows(STANDING, id).subList(19, 23))
                .containsExactly(
                        "2|ACCEPTED|null",
                        "5|REPLACED|repeated-rater",
                        "5|REPLACED|repeated-rater",
                        "5|QUARANTINED|repeated-rater");
    }

    @Test
    void shouldReplaceWhatWaitsWhenTheRaterSaysSomethingNewTheNextDay() {
        UUID id = UUID.randomUUID();
        for (int i = 1; i <= 21; i++) {
            feedback.record(List.of(personal(id, rater, network, 2, 60 * i).build()));
        }

        feedback.record(List.of(personal(id, rater, network, 3, DAY).build()));

        assertThat(Database.rows(STANDING, id).subList(19, 22))
                .containsExactly("2|REPLACED|null", "2|REPLACED|repeated-rater", "3|ACCEPTED|null");
    }

    @Test
    void shouldHoldNewRatersWhenAnInteractionIsPiledOnAndLetTheFirstChangeTheirMinds() {
        UUID id = UUID.randomUUID();
        feedback.record(IntStream.range(0, 30)
                .mapToObj(i -> personal(id, rater + i, null, 1, i).build())
                .toList());
        feedback.record(List.of(personal(id, rater + 3, null, 5, 40).build()));

        assertThat(Database.rows(BY_STATE.formatted("interaction_id = ?"), id))
                .containsExactly("QUARANTINED|pile-on|5", "ACCEPTED|null|25", "REPLACED|null|1");
    }

    @Test
    void shouldNotUseUpAnInteractionsCapWhenTheFloodIsHeldByAnotherRule() {
        UUID id = UUID.randomUUID();
        feedback.record(IntStream.range(0, 100)
                .mapToObj(i ->
                        personal(UUID.randomUUID(), rater + i, network, 1, i).build())
                .toList());
        feedback.record(IntStream.range(100, 200)
                .mapToObj(i -> personal(id, rater + i, network, 1, i).build())
                .toList());

        feedback.record(List.of(personal(id, "honest " + rater, null, 5, 300).build()));

        assertThat(Database.rows(BY_STATE.formatted("interaction_id = ?"), id))
                .containsExactly("QUARANTINED|network|100", "ACCEPTED|null|1");
    }

    @Test
    void shouldComeToTheSameWhateverTheBatches() {
        for (int seed = 0; seed < 4; seed++) {
            List<String> alone = judged(seed, 1, 1);
            assertThat(alone)
                    .hasSize(240)
                    .anyMatch(row -> row.endsWith("network"))
                    .anyMatch(row -> row.endsWith("burst"));
            assertThat(judged(seed, 1_000, 1_000)).as("seed %d", seed).isEqualTo(alone);
            assertThat(judged(seed, 1, 90)).as("seed %d", seed).isEqualTo(alone);
        }
    }

    @Test
    void shouldCountNothingTwiceWhenABatchIsReplayed() {
        List<FeedbackSubmission> batch = IntStream.range(0, 110)
                .mapToObj(i ->
                        personal(UUID.randomUUID(), rater + i, network, 1, i).build())
                .toList();
        feedback.record(batch.subList(0, 60));

        assertThat(feedback.record(batch.subList(0, 60))).isEmpty();
        assertThat(feedback.record(batch)).hasSize(10);
        assertThat(feedback.record(batch)).isEmpty();

        assertThat(ofNetwork()).containsExactly("QUARANTINED|network|10", "ACCEPTED|null|100");
        assertThat(Database.rows("SELECT pieces FROM feedback.tallies WHERE counted = ?", "persons of " + network))
                .containsExactly("100");
    }

    @Test
    void shouldLetThroughTheCapAndNoMoreWhenConsumersRace() throws Exception {
        Backoff retry = new Backoff(Duration.ofMillis(1), Duration.ofMillis(20));
        try (ExecutorService consumers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> work = new ArrayList<>();
            for (int batch = 0; batch < 40; batch++) {
                List<FeedbackSubmission> some = IntStream.range(0, 10)
                        .mapToObj(i -> personal(UUID.randomUUID(), rater + i, network, 1, 6 * i)
                                .build())
                        .toList();
                work.add(consumers.submit(() -> retry.untilPassed(() -> feedback.record(some))));
            }
            for (Future<?> done : work) {
                done.get();
            }
        }

        assertThat(Database.value(
                        "SELECT count(*) FROM feedback.feedback WHERE network_id = ? AND state = 'ACCEPTED'", network))
                .isEqualTo("100");
        assertThat(Database.value("SELECT count(*) FROM feedback.feedback WHERE network_id = ?", network))
                .isEqualTo("400");
    }

    @Test
    void shouldForgetCountsThatNoSubmissionCanReachAnyMore() {
        Database.rows(
                "INSERT INTO feedback.tallies VALUES ('network', ?, '2020-01-01T00:00:00Z', 7) RETURNING pieces",
                network);

        feedback.record(List.of(personal(UUID.randomUUID(), rater, null, 4, 0).build()));

        assertThat(Database.value("SELECT count(*) FROM feedback.tallies WHERE counted = ?", network))
                .isEqualTo("0");
    }

    /** 240 submissions of a few raters from one network, stored in batches of random sizes; how each of them stands. */
    private List<String> judged(int seed, int smallest, int greatest) {
        String ownNetwork = UUID.randomUUID().toString();
        List<UUID> interactions =
                IntStream.range(0, 12).mapToObj(i -> UUID.randomUUID()).toList();
        Random attack = new Random(seed);
        List<FeedbackSubmission> submissions = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            String who = ownNetwork + Math.min(attack.nextInt(8), Math.min(attack.nextInt(8), attack.nextInt(8)));
            submissions.add(personal(interactions.get(attack.nextInt(12)), who, ownNetwork, 1, attack.nextInt(60))
                    .setFeedbackText("no " + i)
                    .setFeedbackId(new UUID(UUID.fromString(ownNetwork).getMostSignificantBits(), i))
                    .build());
        }
        Collections.shuffle(submissions, attack);
        Random sizes = new Random(seed);
        for (int from = 0; from < submissions.size(); ) {
            int to = Math.min(submissions.size(), from + smallest + sizes.nextInt(greatest - smallest + 1));
            feedback.record(submissions.subList(from, to));
            from = to;
        }
        return Database.rows(
                "SELECT feedback_text, state, rule FROM feedback.feedback WHERE network_id = ? ORDER BY 1", ownNetwork);
    }

    private List<String> ofNetwork() {
        return Database.rows(BY_STATE.formatted("network_id = ?"), network);
    }

    private static FeedbackSubmission.Builder personal(
            UUID interaction, String rater, String network, int score, int second) {
        return Samples.personal(interaction, rater, network, score, second).setSubmittedAt(NOON.plusSeconds(second));
    }

    private static FeedbackSubmission.Builder submission(UUID interaction, String rater, int score, int second) {
        return Samples.submission(interaction, rater, score, second).setSubmittedAt(NOON.plusSeconds(second));
    }
}
