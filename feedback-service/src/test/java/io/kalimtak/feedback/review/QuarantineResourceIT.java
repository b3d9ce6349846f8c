package io.kalimtak.feedback.review;

import static io.kalimtak.feedback.testing.Samples.personal;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.events.v1.FeedbackSubmission;
import io.kalimtak.feedback.rating.RecordFeedback;
import io.kalimtak.feedback.testing.FeedbackTest;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.kit.events.Backoff;
import io.kalimtak.local.testing.Broker;
import io.kalimtak.local.testing.Database;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions about what the rules hold. */
@FeedbackTest
class QuarantineResourceIT {
    private static final String PATH = "/api/admin/feedback/quarantine";
    private static final int DAY = 24 * 3600;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String STANDING = "SELECT feedback_score, state, reason, reviewed_by FROM feedback.feedback"
            + " WHERE interaction_id = ? AND submitted_at >= '2026-11-23T12:20:00Z' ORDER BY submitted_at";

    @Inject
    RecordFeedback feedback;

    @Inject
    AvroCodec codec;

    private final UUID interaction = UUID.randomUUID();
    private final String rater = UUID.randomUUID().toString();
    private final String network = UUID.randomUUID().toString();

    @Test
    void shouldListWhatWaitsWithTheRuleThatHoldsIt() {
        // Newer than what other tests leave.
        UUID held = heldOf(interaction, 365);

        authorized()
                .queryParam("limit", 50)
                .get(PATH)
                .then()
                .statusCode(200)
                .body("items.feedback_id", hasItem(held.toString()));
        authorized()
                .queryParam("rule", "repeated-rater")
                .queryParam("limit", 500)
                .get(PATH)
                .then()
                .statusCode(200)
                .body("items.rule", everyItem(equalTo("repeated-rater")))
                .body("items.find { it.feedback_id == '" + held + "' }.reason", containsString("more than 20 pieces"))
                .body("items.find { it.feedback_id == '" + held + "' }.network_id", equalTo(network))
                .body("items.find { it.feedback_id == '" + held + "' }.reviewed_by", nullValue());
        authorized()
                .queryParam("rule", "pile-on")
                .queryParam("limit", 500)
                .get(PATH)
                .then()
                .body("items.feedback_id", not(hasItem(held.toString())));
        authorized()
                .queryParam("rule", "nonsense")
                .get(PATH)
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("burst, rater, network, repeated-rater, pile-on"));
    }

    @Test
    void shouldPutAReleasedPieceInThePlaceOfTheOneInForceAndTellIt() {
        UUID held = held();

        decide(held, "release")
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"))
                .body("rule", equalTo("repeated-rater"))
                .body("reason", nullValue())
                .body("reviewed_by", equalTo("key:reviewer"))
                .body("reviewed_at", notNullValue());

        assertThat(Database.rows(STANDING, interaction))
                .containsExactly("2|REPLACED|null|null", "5|ACCEPTED|null|key:reviewer");
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).hasSize(42));
        assertThat(told().subList(39, 42))
                .extracting(Feedback::getFeedbackScore, Feedback::getState)
                .containsExactly(
                        tuple(5, FeedbackState.QUARANTINED),
                        tuple(5, FeedbackState.ACCEPTED),
                        tuple(2, FeedbackState.REPLACED));
        assertThat(told()).extracting(Feedback::getEventId).doesNotHaveDuplicates();
    }

    @Test
    void shouldLeaveTheOneInForceWhenAPieceIsRejected() {
        UUID held = held();

        authorized()
                .body(Map.of("reason", "spam"))
                .post(PATH + "/{id}/reject", held)
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"))
                .body("reason", equalTo("spam"));

        assertThat(Database.rows(STANDING, interaction))
                .containsExactly("2|ACCEPTED|null|null", "5|WITHDRAWN|spam|key:reviewer");
        await().atMost(SOON).untilAsserted(() -> assertThat(told()).hasSize(41));
        assertThat(told().getLast())
                .extracting(Feedback::getFeedbackId, Feedback::getState, Feedback::getReason)
                .containsExactly(held, FeedbackState.WITHDRAWN, "spam");
    }

    @Test
    void shouldChangeNothingWhenTheSameIsDecidedAgainAndRefuseTheOpposite() {
        UUID rejected = held();
        decide(rejected, "reject").statusCode(200).body("reason", equalTo("rejected on review"));
        List<String> before = everything();

        given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET)
                .header("X-Kalimtak-Actor", "key:somebody-else")
                .noContentType()
                .post(PATH + "/{id}/reject", rejected)
                .then()
                .statusCode(200)
                .body("reviewed_by", equalTo("key:reviewer"));
        decide(rejected, "release").statusCode(409).body("detail", containsString("its state is WITHDRAWN"));

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void shouldStillTakeAReleaseForDoneWhenTheRaterHasReplacedThePieceSince() {
        UUID released = held();
        decide(released, "release").statusCode(200);
        feedback.record(List.of(personal(interaction, rater, network, 3, DAY).build()));

        decide(released, "release").statusCode(200).body("state", equalTo("REPLACED"));
        decide(released, "reject").statusCode(409);
    }

    @Test
    void shouldRefuseAPieceThatDoesNotWaitOrIsUnknown() {
        UUID held = held();
        UUID counts = UUID.fromString(Database.value(
                "SELECT feedback_id FROM feedback.feedback WHERE interaction_id = ? AND state = 'ACCEPTED'",
                interaction));
        UUID replaced = UUID.fromString(Database.value(
                "SELECT feedback_id FROM feedback.feedback WHERE interaction_id = ? AND state = 'REPLACED' LIMIT 1",
                interaction));

        for (String decision : List.of("release", "reject")) {
            decide(counts, decision).statusCode(409).contentType("application/problem+json");
            decide(replaced, decision).statusCode(409);
            decide(UUID.randomUUID(), decision).statusCode(404).body("detail", containsString("no such feedback"));
            authorized()
                    .post(PATH + "/nonsense/" + decision)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("feedback_id"));
        }
        assertThat(Database.value("SELECT state FROM feedback.feedback WHERE feedback_id = ?", held))
                .isEqualTo("QUARANTINED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"reason\":\"a\\u0000b\"}", "{\"reason\":\"\\ud800\"}", "{\"why\":\"x\"}"})
    void shouldNameWhatIsWrongWithARejection(String body) {
        authorized().body(body).post(PATH + "/{id}/reject", held()).then().statusCode(400);
    }

    @Test
    void shouldTakeAReasonOf500CharactersAndNoMore() {
        UUID held = held();

        authorized()
                .body(Map.of("reason", "x".repeat(501)))
                .post(PATH + "/{id}/reject", held)
                .then()
                .statusCode(400)
                .body("violations[0].message", equalTo("must have at most 500 characters"));
        authorized()
                .body(Map.of("reason", "x".repeat(500)))
                .post(PATH + "/{id}/reject", held)
                .then()
                .statusCode(200);
    }

    @Test
    void shouldDecideAboutManyAndSayWhatCameOfEach() {
        List<UUID> held =
                IntStream.range(0, 3).mapToObj(i -> heldOf(UUID.randomUUID())).toList();
        UUID unknown = UUID.randomUUID();
        decide(held.get(0), "reject").statusCode(200);
        decide(held.get(1), "release").statusCode(200);

        authorized()
                .body(Map.of("feedback_ids", List.of(held.get(2), unknown, held.get(0), held.get(1), held.get(2))))
                .post(PATH + "/release")
                .then()
                .statusCode(200)
                .body(
                        "items.feedback_id",
                        contains(
                                held.get(2).toString(),
                                unknown.toString(),
                                held.get(0).toString(),
                                held.get(1).toString()))
                .body("items.outcome", contains("DONE", "NOT_FOUND", "NOT_QUARANTINED", "ALREADY"));
        authorized()
                .body(Map.of("feedback_ids", List.of(held.get(0), held.get(2)), "reason", "sybils"))
                .post(PATH + "/reject")
                .then()
                .statusCode(200)
                .body("items.outcome", contains("ALREADY", "NOT_QUARANTINED"));
    }

    @Test
    void shouldTakeBetween1And500Ids() {
        List<UUID> tooMany =
                IntStream.range(0, 501).mapToObj(i -> UUID.randomUUID()).toList();

        for (String decision : List.of("release", "reject")) {
            authorized().post(PATH + "/" + decision).then().statusCode(400);
            for (Object body : List.of(Map.of(), Map.of("feedback_ids", List.of()), Map.of("feedback_ids", tooMany))) {
                authorized()
                        .body(body)
                        .post(PATH + "/" + decision)
                        .then()
                        .statusCode(400)
                        .body("violations[0].message", equalTo("must have 1 to 500 ids"));
            }
            authorized()
                    .body(Map.of("feedback_ids", tooMany.subList(0, 500)))
                    .post(PATH + "/" + decision)
                    .then()
                    .statusCode(200)
                    .body("items.outcome", everyItem(equalTo("NOT_FOUND")));
        }
    }

    @Test
    void shouldCountDecisionsOnceAndDefineTheFigure() throws Exception {
        UUID held = held();
        double before = reviewed("rejected");

        decide(held, "reject").statusCode(200);
        decide(held, "reject").statusCode(200);

        assertThat(reviewed("rejected")).isEqualTo(before + 1);
        given().get("/q/metrics")
                .then()
                .body(containsString("kalimtak_feedback_quarantined_total{rule=\"burst\""))
                .body(containsString("kalimtak_feedback_quarantined_total{rule=\"pile-on\""));
        assertThat(Files.readString(Path.of("..", "docs", "metrics.md")))
                .contains("| `kalimtak_feedback_quarantined_total` | `rule` |")
                .contains("| `kalimtak_feedback_reviewed_total` | `decision` |");
    }

    @Test
    void shouldLeaveOnePieceInForceWhenTheRaterSpeaksWhileSomebodyDecides() throws Exception {
        Backoff retry = new Backoff(Duration.ofMillis(1), Duration.ofMillis(20));
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 10; round++) {
                UUID id = UUID.randomUUID();
                FeedbackSubmission latest =
                        personal(id, rater, null, 3, 200 * DAY).build();
                UUID held = heldOf(id, 10 * round);
                Future<Integer> decided =
                        both.submit(() -> decide(held, "release").extract().statusCode());
                both.submit(() -> retry.untilPassed(() -> feedback.record(List.of(latest))))
                        .get();

                assertThat(decided.get()).isIn(200, 409);
                assertThat(Database.rows(
                                "SELECT feedback_id, state FROM feedback.feedback WHERE interaction_id = ?"
                                        + " AND state IN ('ACCEPTED', 'QUARANTINED')",
                                id))
                        .containsExactly(latest.getFeedbackId() + "|ACCEPTED");
            }
        }
    }

    @Test
    void shouldAnswerNobodyElseWhenTheSecretIsMissing() {
        given().post(PATH + "/{id}/release", held()).then().statusCode(401);
    }

    private static double reviewed(String decision) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("kalimtak_feedback_reviewed_total{")
                        && line.contains("decision=\"" + decision + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private UUID held() {
        return heldOf(interaction);
    }

    private UUID heldOf(UUID id) {
        return heldOf(id, 0);
    }

    /** The twenty-first piece of a rater about an interaction, which waits beside the twentieth. */
    private UUID heldOf(UUID id, int day) {
        List<FeedbackSubmission> submissions = IntStream.rangeClosed(1, 21)
                .mapToObj(i -> personal(id, rater, network, i == 21 ? 5 : 2, DAY * day + 60 * i)
                        .build())
                .toList();
        feedback.record(submissions);
        return submissions.getLast().getFeedbackId();
    }

    private static ValidatableResponse decide(UUID id, String decision) {
        return authorized().post(PATH + "/{id}/" + decision, id).then();
    }

    private List<String> everything() {
        return Database.rows("SELECT * FROM feedback.feedback WHERE interaction_id = ? ORDER BY 1", interaction);
    }

    private List<Feedback> told() {
        return Broker.records(Topic.FEEDBACK.topicName(), interaction.toString()).stream()
                .map(record -> codec.decode(Topic.FEEDBACK, record.value(), Feedback.class))
                .toList();
    }

    private static RequestSpecification authorized() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET)
                .header("X-Kalimtak-Actor", "key:reviewer")
                .contentType("application/json");
    }
}
