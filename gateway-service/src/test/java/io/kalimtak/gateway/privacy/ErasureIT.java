package io.kalimtak.gateway.privacy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.local.testing.Broker;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
class ErasureIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    GatewayProbe probe;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    AvroCodec codec;

    private final String user = "marker-" + UUID.randomUUID();

    @BeforeEach
    void serveTheBaseVersion() {
        probe.serve(GatewayProbe.base());
        await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void shouldForgetTheAnswersOfAnErasedPersonAndReportIt() {
        String key = UUID.randomUUID().toString();
        String first = answer(user, key);
        String others = answer("somebody else", key + "-2");
        String subject = pseudonyms.subject(user);

        erase(subject);

        assertThat(receipts(subject))
                .extracting(PrivacyEvent::getErased)
                .containsExactly(Map.of("idempotency_answers", 1L, "journal", 0L));
        assertThat(answer(user, key)).isNotEqualTo(first);
        assertThat(answer("somebody else", key + "-2")).isEqualTo(others);
    }

    @Test
    void shouldFindThePersonsWordsHereUntilTheyAreErased() {
        answer(user, UUID.randomUUID().toString());

        verify(List.of("words of " + user))
                .body("clean", equalTo(false))
                .body("unreachable", hasSize(0))
                .body("searched", hasSize(6))
                .body("findings.findAll { it.kind == 'table' }.place", contains("gateway.idempotency_answers"));
        erase(pseudonyms.subject(user));

        verify(List.of("words of " + user))
                .body("clean", equalTo(true))
                .body("findings.findAll { it.kind == 'topic' }", hasSize(5));
    }

    @Test
    void shouldNameWhatIsWrongWithASearch() {
        verifyCall(Map.of("strings", List.of("abc")))
                .statusCode(400)
                .body("violations[0].message", equalTo("must have 4 to 256 characters"));
        verifyCall(Map.of()).statusCode(400).body("violations[0].field", equalTo("strings"));
        given().header("Authorization", "Bearer " + GatewayProbe.ADMIN_KEY)
                .contentType(ContentType.JSON)
                .body(Map.of("strings", List.of("abcd")))
                .post("/api/privacy/requests/{id}/verify", UUID.randomUUID())
                .then()
                .statusCode(403);
    }

    @Test
    void shouldNotLetAnApplicationSearch() {
        given().header("Authorization", "Bearer " + GatewayProbe.APP_KEY)
                .contentType(ContentType.JSON)
                .body(Map.of("strings", List.of("abcd")))
                .post("/internal/privacy/search")
                .then()
                .statusCode(401);
    }

    private void erase(String subject) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        probe.publish(
                Topic.PRIVACY,
                subject + ":erasure",
                PrivacyEvent.newBuilder()
                        .setEventId(UUID.randomUUID())
                        .setOccurredAt(now)
                        .setSubjectId(subject)
                        .setKind(PrivacyEventKind.ERASURE_REQUESTED)
                        .setRequestId(UUID.randomUUID())
                        .setEraseBefore(now)
                        .build());
        await().atMost(SOON).until(() -> !receipts(subject).isEmpty());
    }

    private List<PrivacyEvent> receipts(String subject) {
        return Broker.records(Topic.PRIVACY.topicName(), subject + ":erased:gateway-service").stream()
                .map(record -> codec.decode(Topic.PRIVACY, record.value(), PrivacyEvent.class))
                .toList();
    }

    private static ValidatableResponse verify(List<String> strings) {
        return verifyCall(Map.of("strings", strings)).statusCode(200);
    }

    private static ValidatableResponse verifyCall(Map<String, Object> body) {
        return given().header("Authorization", "Bearer " + GatewayProbe.PRIVACY_KEY)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/privacy/requests/{id}/verify", UUID.randomUUID())
                .then();
    }

    private static String answer(String userId, String key) {
        return given().header("Authorization", "Bearer " + GatewayProbe.APP_KEY)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(Map.of("input_text", "words of " + userId, "user_id", userId))
                .post("/api/generate")
                .then()
                .statusCode(200)
                .extract()
                .path("interaction_id");
    }
}
