package io.kalimtak.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.events.v1.FeedbackSubmission;
import io.kalimtak.events.v1.Identity;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.local.testing.Database;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
class GatewayIT {
    @Inject
    GatewayProbe probe;

    @Inject
    Pseudonyms pseudonyms;

    @BeforeEach
    void serveTheBaseVersion() {
        probe.serve(GatewayProbe.base());
        Awaitility.await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void shouldAnswerWithEveryFieldOfTheContractAndRecordContentApartFromIdentity() {
        Response response = app(Map.of(
                        "input_text", "write a polite email to my landlord about the broken heater",
                        "target_tool", "Claude",
                        "user_id", "person-1",
                        "metadata", Map.of("app", "test")))
                .header("User-Agent", "test-agent")
                .post("/api/generate");

        response.then()
                .statusCode(200)
                .body("model_version", equalTo("embedded-base-1"))
                .body("structured_prompt", containsString("landlord"))
                .body("model_output", containsString("<objective>"))
                .body("language", equalTo("en"))
                .body("target_tool", equalTo("Claude"))
                .body("logged", equalTo(true))
                .body("session_id", notNullValue())
                .body("created_at", notNullValue());
        assertThat(response.jsonPath().getInt("tokens_total"))
                .isEqualTo(response.jsonPath().getInt("tokens_input")
                        + response.jsonPath().getInt("tokens_output"));
        UUID id = UUID.fromString(response.jsonPath().getString("interaction_id"));
        Interaction interaction = interactions(id).getFirst();
        assertThat(interaction.getSubjectId()).isEqualTo(pseudonyms.subject("person-1"));
        assertThat(interaction.getAssignmentProbability()).isEqualTo(1.0);
        assertThat(interaction.getMetadata()).isEqualTo(Map.of("app", "test"));
        assertThat(interaction.getRefused()).isFalse();
        // Of a million tokens that come in and go out, 1 and 2 of the currency.
        assertThat(interaction.getCost())
                .isEqualTo((interaction.getTokensInput() + 2 * interaction.getTokensOutput()) / 1e6);
        assertThat(interaction.toString())
                .doesNotContain("person-1")
                .doesNotContain("127.0.0.1")
                .doesNotContain("test-agent");
        Identity identity = probe.read(Topic.IDENTITIES, Identity.class).stream()
                .filter(one -> one.getInteractionId().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(identity.getUserId()).isEqualTo("person-1");
        assertThat(identity.getIpAddress()).isEqualTo("127.0.0.1");
        assertThat(identity.getUserAgent()).isEqualTo("test-agent");
    }

    @Test
    void shouldReplayTheFirstAnswerUnderAnIdempotencyKey() {
        Map<String, Object> body = Map.of("input_text", "plan a week of meals", "user_id", "person-2");
        String key = UUID.randomUUID().toString();

        String first =
                app(body).header("Idempotency-Key", key).post("/api/generate").asString();
        String second =
                app(body).header("Idempotency-Key", key).post("/api/generate").asString();

        assertThat(second).isEqualTo(first);
        UUID id = UUID.fromString(io.restassured.path.json.JsonPath.from(first).getString("interaction_id"));
        assertThat(interactions(id)).hasSize(1);
        app(Map.of("input_text", "another request"))
                .header("Idempotency-Key", key)
                .post("/api/generate")
                .then()
                .statusCode(422)
                .body("detail", containsString("new key"));
    }

    @Test
    void shouldNameWhatIsWrongWithARequest() {
        app(Map.of("input_text", " ", "language", "not a tag", "user_id", "x".repeat(129)))
                .post("/api/generate")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", equalTo(List.of("input_text", "language", "user_id")));
        app(Map.of("input_text", "x".repeat(32_769)))
                .post("/api/generate")
                .then()
                .statusCode(400)
                .body("violations[0].message", equalTo("must have at most 32,768 characters"));
        app(Map.of("input_text", "nul \0 inside"))
                .post("/api/generate")
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("U+0000"));
        app(Map.of("input_text", "hi", "temperature", 1))
                .post("/api/generate")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("temperature"));
        app(Map.of("input_text", "hi", "session_id", "not-a-uuid"))
                .post("/api/generate")
                .then()
                .statusCode(400)
                .body("violations[0].message", equalTo("must be a UUID"));
    }

    @Test
    void shouldTakeFeedbackOnItsOwnInteractionsOnly() {
        String id = app(Map.of("input_text", "explain recursion"))
                .post("/api/generate")
                .jsonPath()
                .getString("interaction_id");

        app(Map.of(
                        "interaction_id",
                        id,
                        "feedback_score",
                        5,
                        "feedback_text",
                        "good",
                        "corrected_output",
                        "better",
                        "signals",
                        Map.of("copied", true)))
                .post("/api/feedback")
                .then()
                .statusCode(202)
                .body("interaction_id", equalTo(id))
                .body("feedback_id", notNullValue())
                .body("accepted_at", notNullValue());
        FeedbackSubmission submission = probe.read(Topic.FEEDBACK_SUBMISSIONS, FeedbackSubmission.class).stream()
                .filter(one -> one.getInteractionId().toString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(submission.getFeedbackScore()).isEqualTo(5);
        assertThat(submission.getSignals().getCopied()).isTrue();
        assertThat(submission.getSignals().getDismissed()).isNull();
        app(Map.of("interaction_id", UUID.randomUUID(), "feedback_score", 5))
                .post("/api/feedback")
                .then()
                .statusCode(404);
        app(Map.of("interaction_id", id))
                .post("/api/feedback")
                .then()
                .statusCode(400)
                .body("detail", containsString("saying"));
        app(Map.of("interaction_id", id, "feedback_score", 6))
                .post("/api/feedback")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("feedback_score"));
    }

    @Test
    void shouldKeepNothingOfAPersonWhoDoesNotWantIt() {
        String subject = pseudonyms.subject("private-person");
        consent(subject, false, false);
        Map<String, Object> body = Map.of("input_text", "a private question", "user_id", "private-person");

        Awaitility.await()
                .until(() -> !app(body).post("/api/generate").jsonPath().getBoolean("logged"));
        String id = app(body).post("/api/generate").jsonPath().getString("interaction_id");

        assertThat(interactions(UUID.fromString(id))).isEmpty();
        String key = UUID.randomUUID().toString();
        app(body).header("Idempotency-Key", key).post("/api/generate").then().statusCode(200);
        assertThat(Database.value("SELECT count(*) FROM gateway.idempotency_answers WHERE idempotency_key = ?", key))
                .isEqualTo("0");
        consent(subject, true, false);
        Awaitility.await()
                .until(() -> app(body).post("/api/generate").jsonPath().getBoolean("logged"));
        String kept = app(body).post("/api/generate").jsonPath().getString("interaction_id");
        assertThat(interactions(UUID.fromString(kept)).getFirst().getTrainingAllowed())
                .isFalse();
    }

    @Test
    void shouldAskForAKeyOfThePathsRole() {
        given().contentType("application/json")
                .body("{}")
                .post("/api/generate")
                .then()
                .statusCode(401)
                .body("detail", containsString("Bearer"));
        as("wrong").get("/api/admin/interactions").then().statusCode(401);
        as(GatewayProbe.APP_KEY)
                .get("/api/admin/interactions")
                .then()
                .statusCode(403)
                .body("detail", containsString("role admin"));
        as(GatewayProbe.ADMIN_KEY).body("{}").post("/api/generate").then().statusCode(403);
        as(GatewayProbe.ADMIN_KEY).get("/api/privacy/users/u/export").then().statusCode(403);
    }

    @Test
    void shouldPassAdminCallsToTheirOwnersAsTheyCame() {
        as(GatewayProbe.ADMIN_KEY)
                .body("{\"min_score\":5}")
                .post("/api/admin/curate-training-data?x=1%202")
                .then()
                .statusCode(202)
                .header("X-Inner", nullValue())
                .body(equalTo(
                        "POST /api/admin/curate-training-data?x=1%202 as key proven true body {\"min_score\":5}"));
        as(GatewayProbe.ADMIN_KEY)
                .body("{\"paused\":true}")
                .put("/api/admin/schedules/weekly-training")
                .then()
                .body(equalTo("PUT /api/admin/schedules/weekly-training as key proven true body {\"paused\":true}"));
        as(GatewayProbe.PRIVACY_KEY)
                .body("{}")
                .put("/api/privacy/users/a%2Fb/consent")
                .then()
                .statusCode(202)
                .body(containsString("/api/privacy/users/a%2Fb/consent"));
        as(GatewayProbe.ADMIN_KEY)
                .get("/api/admin/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void shouldDescribeItself() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths.keySet()", hasItem("/api/generate"))
                .body("paths.keySet()", hasItem("/api/feedback"));
        given().get("/q/metrics").then().statusCode(200).body(not(containsString("person-1")));
    }

    private void consent(String subject, boolean collection, boolean training) {
        PrivacyEvent event = PrivacyEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(Instant.parse("2026-01-31T08:00:00Z"))
                .setSubjectId(subject)
                .setKind(PrivacyEventKind.CONSENT_CHANGED)
                .setDataCollection(collection)
                .setTraining(training)
                .build();
        probe.publish(Topic.PRIVACY, subject, event);
    }

    private List<Interaction> interactions(UUID id) {
        return probe.read(Topic.INTERACTIONS, Interaction.class).stream()
                .filter(one -> one.getInteractionId().equals(id))
                .toList();
    }

    private static RequestSpecification app(Map<String, ?> body) {
        return as(GatewayProbe.APP_KEY).body(body);
    }

    private static RequestSpecification as(String key) {
        return given().urlEncodingEnabled(false)
                .contentType("application/json")
                .header("Authorization", "Bearer " + key);
    }
}
