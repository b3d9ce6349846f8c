package io.kalimtak.interaction.erasure;

import static io.kalimtak.interaction.testing.Samples.feedback;
import static io.kalimtak.interaction.testing.Samples.identity;
import static io.kalimtak.interaction.testing.Samples.interaction;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.interaction.testing.InteractionTest;
import io.kalimtak.kit.events.EventPublisher;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.local.testing.Broker;
import io.kalimtak.local.testing.Database;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;

@InteractionTest
class ErasureIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String HELD = """
            SELECT (SELECT count(*) FROM interaction.content WHERE id = %1$s)
                 + (SELECT count(*) FROM identity.identities WHERE interaction_id = %1$s)
                 + (SELECT count(*) FROM interaction.feedback WHERE interaction_id = %1$s)
            """;

    @Inject
    EventPublisher publisher;

    @Inject
    Pseudonyms pseudonyms;

    private final String user = "marker-" + UUID.randomUUID();

    @Test
    void shouldErasePersonEverywhereHereAndNobodyElse() {
        UUID mine = complete(user);
        UUID others = complete("somebody else " + UUID.randomUUID());

        UUID request = erase(user);

        await().atMost(SOON)
                .untilAsserted(() -> receipt(request)
                        .body("state", equalTo("in_progress"))
                        .body("completed_at", nullValue())
                        .body("receipts.find { it.service == 'interaction-service' }.erased", equalTo(counts(1)))
                        .body("waiting_for", not(hasItem("interaction-service")))
                        .body("waiting_for", hasItems("gateway-service", "curation-service"))
                        .body(
                                "retained.topic",
                                hasItems(
                                        "kalimtak.identities.v1",
                                        "kalimtak.interactions.v1.dlq",
                                        "kalimtak.feedback.v1")));
        assertThat(held(mine)).isEqualTo("0");
        assertThat(held(others)).isEqualTo("3");
    }

    @Test
    void shouldEraseWhatThePersonSaidAboutOthers() {
        UUID others = complete("somebody else " + UUID.randomUUID());
        String subject = pseudonyms.subject(user);
        send(
                Topic.FEEDBACK,
                others,
                feedback(others, FeedbackState.ACCEPTED).setSubjectId(subject).build());
        await().atMost(SOON).until(() -> held(others).equals("4"));

        erase(user);

        await().atMost(SOON).until(() -> held(others).equals("3"));
        RecordMetadata late = send(
                Topic.FEEDBACK,
                others,
                feedback(others, FeedbackState.ACCEPTED).setSubjectId(subject).build());
        await().atMost(SOON).until(() -> Broker.committed("interaction-service", late));
        assertThat(held(others)).isEqualTo("3");
    }

    @Test
    void shouldDropWhatComesLateInAnyOrder() {
        UUID late = UUID.randomUUID();
        UUID rated = UUID.randomUUID();
        String subject = pseudonyms.subject(user);
        send(Topic.FEEDBACK, rated, feedback(rated, FeedbackState.ACCEPTED).build());
        await().atMost(SOON).until(() -> held(rated).equals("1"));
        UUID request = erase(user);
        await().atMost(SOON)
                .untilAsserted(() -> receipt(request).body("receipts.service", hasItem("interaction-service")));

        send(Topic.IDENTITIES, late, identity(late).setSubjectId(subject).build());
        send(Topic.INTERACTIONS, late, interaction(late).setSubjectId(subject).build());
        RecordMetadata lateRated = send(
                Topic.INTERACTIONS,
                rated,
                interaction(rated).setSubjectId(subject).build());
        await().atMost(SOON).until(() -> Broker.committed("interaction-service", lateRated));
        RecordMetadata last = send(
                Topic.FEEDBACK, late, feedback(late, FeedbackState.ACCEPTED).build());

        await().atMost(SOON).until(() -> Broker.committed("interaction-service", last));
        await().atMost(SOON).until(() -> held(rated).equals("0"));
        assertThat(held(late)).isEqualTo("0");
    }

    @Test
    void shouldKeepWhatAPersonDoesWhoComesBack() {
        UUID request = erase(user);
        await().atMost(SOON).untilAsserted(() -> receipt(request).body("receipts", hasSize(1)));
        UUID again = UUID.randomUUID();
        Instant later = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MICROS);

        send(
                Topic.INTERACTIONS,
                again,
                interaction(again)
                        .setSubjectId(pseudonyms.subject(user))
                        .setCreatedAt(later)
                        .build());

        await().atMost(SOON).until(() -> held(again).equals("1"));
    }

    @Test
    void shouldGiveTheSameRequestAndReceiptWhenAskedAgain() {
        complete(user);
        UUID request = erase(user);
        await().atMost(SOON).untilAsserted(() -> receipt(request).body("receipts", hasSize(1)));
        Map<String, Integer> erased = receipt(request).extract().path("receipts[0].erased");
        String doneAt = receipt(request).extract().path("receipts[0].done_at");

        assertThat(erase(user)).isEqualTo(request);

        await().atMost(SOON).untilAsserted(() -> receipt(request).body("receipts[0].done_at", not(equalTo(doneAt))));
        receipt(request).body("receipts[0].erased", equalTo(erased));
    }

    @Test
    void shouldGiveAReceiptOfZerosForAnUnknownUser() {
        UUID request = erase("nobody " + user);

        await().atMost(SOON)
                .untilAsserted(() -> receipt(request)
                        .body("receipts[0].erased", equalTo(counts(0)))
                        .body("training_sets", empty()));
    }

    @Test
    void shouldBeDoneWhenEveryServiceHasReported() {
        UUID request = erase(user);
        String subject = pseudonyms.subject(user);
        await().atMost(SOON).untilAsserted(() -> receipt(request).body("receipts", hasSize(1)));
        UUID set = UUID.randomUUID();
        for (String service : List.of(
                "gateway-service", "feedback-service", "curation-service", "training-orchestrator", "model-registry")) {
            send(Topic.PRIVACY, subject + ":erased:" + service, done(request, subject, service, set));
        }

        await().atMost(SOON)
                .untilAsserted(() -> receipt(request)
                        .body("state", equalTo("done"))
                        .body("waiting_for", empty())
                        .body("training_sets", equalTo(List.of(set.toString())))
                        .body("model_versions", equalTo(List.of("v-1"))));
    }

    @Test
    void shouldFindThePersonsOwnStringsUntilTheyAreErased() {
        UUID mine = complete(user);

        assertThat(found(user)).contains("table identity.identities", "topic kalimtak.identities.v1");
        UUID request = erase(user);
        await().atMost(SOON).untilAsserted(() -> receipt(request).body("receipts", hasSize(1)));

        assertThat(found(user)).containsExactly("topic kalimtak.identities.v1");
        assertThat(held(mine)).isEqualTo("0");
    }

    @Test
    void shouldNotSearchForAStrangerAndSayWhenThereIsNoSuchRequest() {
        given().contentType("application/json")
                .header("Authorization", "Bearer somebody")
                .body(Map.of("strings", List.of("x")))
                .post("/internal/privacy/search")
                .then()
                .statusCode(401);
        authorized().get("/api/privacy/requests/{id}", UUID.randomUUID()).then().statusCode(404);
    }

    private static List<String> found(String string) {
        List<Map<String, Object>> findings = authorized()
                .contentType("application/json")
                .body(Map.of("strings", List.of(string)))
                .post("/internal/privacy/search")
                .then()
                .statusCode(200)
                .extract()
                .path("");
        return findings.stream()
                .map(one -> one.get("kind") + " " + one.get("place"))
                .toList();
    }

    private PrivacyEvent done(UUID request, String subject, String service, UUID set) {
        return PrivacyEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(Instant.now().truncatedTo(ChronoUnit.MICROS))
                .setSubjectId(subject)
                .setKind(PrivacyEventKind.ERASURE_DONE)
                .setRequestId(request)
                .setService(service)
                .setEraseBefore(Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MICROS))
                .setErased(Map.of("rows", 1L))
                .setTrainingSets(service.equals("curation-service") ? List.of(set) : List.of())
                .setModelVersions(service.equals("model-registry") ? List.of("v-1") : List.of())
                .build();
    }

    private UUID complete(String userId) {
        UUID id = UUID.randomUUID();
        String subject = pseudonyms.subject(userId);
        send(Topic.INTERACTIONS, id, interaction(id).setSubjectId(subject).build());
        send(
                Topic.IDENTITIES,
                id,
                identity(id).setSubjectId(subject).setUserId(userId).build());
        send(Topic.FEEDBACK, id, feedback(id, FeedbackState.ACCEPTED).build());
        await().atMost(SOON).until(() -> held(id).equals("3"));
        return id;
    }

    private RecordMetadata send(Topic topic, Object key, SpecificRecord event) {
        return publisher.publish(topic, key.toString(), event).join();
    }

    /** What a receipt says of a person with so many complete interactions. */
    private static Map<String, Integer> counts(int interactions) {
        return Map.of(
                "interactions", interactions,
                "identities", interactions,
                "shadow_answers", 0,
                "feedback_about_the_person", interactions,
                "feedback_by_the_person", 0);
    }

    private static String held(UUID id) {
        return Database.value(HELD.formatted("'" + id + "'"));
    }

    private static UUID erase(String userId) {
        String id = authorized()
                .delete("/api/privacy/users/{user_id}", userId)
                .then()
                .statusCode(202)
                .extract()
                .path("request_id");
        return UUID.fromString(id);
    }

    private static ValidatableResponse receipt(UUID request) {
        return authorized().get("/api/privacy/requests/{id}", request).then().statusCode(200);
    }

    private static RequestSpecification authorized() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET)
                .header("X-Kalimtak-Actor", "key:tester");
    }
}
