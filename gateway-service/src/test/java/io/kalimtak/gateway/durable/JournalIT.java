package io.kalimtak.gateway.durable;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import io.kalimtak.events.v1.FeedbackSubmission;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.local.testing.Broker;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(JournalIT.SmallJournal.class)
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
class JournalIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Room for some tens of records. */
    public static class SmallJournal implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kalimtak.gateway.journal.max-size", "64K", "kalimtak.gateway.durable-within", "300ms");
        }
    }

    @Inject
    GatewayProbe probe;

    @Inject
    Journal journal;

    @BeforeEach
    void serveTheBaseVersion() {
        probe.serve(GatewayProbe.base());
        Awaitility.await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void resume() {
        Broker.resume();
        awaitDirect();
    }

    @Test
    void shouldAnswerAndLoseNothingWhileTheBrokerHangs() {
        List<String> answered = new ArrayList<>();
        Broker.pause();

        for (int i = 0; i < 5; i++) {
            answered.add(ask("question " + i).then().statusCode(200).extract().path("interaction_id"));
        }
        rate(answered.getFirst()).statusCode(202);

        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'journal' }.data.in_use", equalTo(true))
                .body("checks.find { it.name == 'journal' }.data.entries", greaterThan(10));
        assertThat(metric("kalimtak_gateway_journal_in_use")).isEqualTo(1);
        Broker.resume();
        awaitDirect();
        List<String> arrived = probe.read(Topic.INTERACTIONS, Interaction.class).stream()
                .map(event -> event.getInteractionId().toString())
                .toList();
        assertThat(arrived).containsAll(answered);
        assertThat(probe.read(Topic.FEEDBACK_SUBMISSIONS, FeedbackSubmission.class))
                .extracting(event -> event.getInteractionId().toString())
                .contains(answered.getFirst());
        assertThat(metric("kalimtak_gateway_journal_entries")).isZero();
    }

    @Test
    void shouldSendARecordInItsCallersTraceWhenItLayInTheJournal() {
        String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        Broker.pause();
        String id = app(Map.of("input_text", "a question in a trace"))
                .header("traceparent", traceparent)
                .post("/api/generate")
                .then()
                .statusCode(200)
                .extract()
                .path("interaction_id");

        Broker.resume();
        awaitDirect();

        assertThat(Broker.records(Topic.INTERACTIONS.topicName(), id))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(
                                record.headers().lastHeader("traceparent").value())
                        .asString()
                        .isEqualTo(traceparent));
    }

    @Test
    void shouldRefuseWithATimeToTryAgainWhenTheJournalIsFullAndDropNothingItTook() {
        List<String> answered = new ArrayList<>();
        double refusedBefore = metric("kalimtak_gateway_journal_refused_total");
        Broker.pause();

        Response response = ask("question");
        while (response.statusCode() == 200 && answered.size() < 200) {
            answered.add(response.path("interaction_id"));
            response = ask("a question with some more words in it ".repeat(20));
        }

        response.then().statusCode(503).header("Retry-After", equalTo("5"));
        assertThat(metric("kalimtak_gateway_journal_refused_total")).isGreaterThan(refusedBefore);
        Broker.resume();
        awaitDirect();
        assertThat(probe.read(Topic.INTERACTIONS, Interaction.class))
                .extracting(event -> event.getInteractionId().toString())
                .containsAll(answered);
        ask("after the outage").then().statusCode(200);
    }

    @Test
    void shouldReplayAnIdempotentAnswerThatTheJournalTook() {
        Broker.pause();
        String key = "journal-" + System.nanoTime();

        String first = idempotent(key);
        String second = idempotent(key);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void shouldRefuseWhatItCannotWriteAndTakeTheNext() {
        ask("something to write").then().statusCode(200);
        SpecificRecord event = probe.read(Topic.INTERACTIONS, Interaction.class).getFirst();
        DurableEvent broken = new DurableEvent(null, "broken", null, event);

        assertThatThrownBy(() -> within(() -> journal.append(List.of(broken))))
                .hasRootCauseInstanceOf(NullPointerException.class)
                .hasCauseInstanceOf(JournalFullException.class);
        within(() -> journal.append(List.of(new DurableEvent(Topic.INTERACTIONS, "whole", null, event))));
    }

    private static void within(Runnable append) {
        CompletableFuture.runAsync(append)
                .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static String idempotent(String key) {
        return app(Map.of("input_text", "plan a week of meals"))
                .header("Idempotency-Key", key)
                .post("/api/generate")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static Response ask(String text) {
        return app(Map.of("input_text", text, "user_id", "person-j")).post("/api/generate");
    }

    private static ValidatableResponse rate(String interactionId) {
        return app(Map.of("interaction_id", interactionId, "feedback_score", 5))
                .post("/api/feedback")
                .then()
                .body("interaction_id", equalTo(interactionId));
    }

    private static io.restassured.specification.RequestSpecification app(Map<String, Object> body) {
        return given().header("Authorization", "Bearer " + GatewayProbe.APP_KEY)
                .contentType(ContentType.JSON)
                .body(body);
    }

    private static void awaitDirect() {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> given().get("/q/health/ready")
                        .then()
                        .body("checks.findAll { it.name == 'journal' }.data.in_use", hasItem(false)));
    }

    private static double metric(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(0);
    }
}
