package io.kalimtak.gateway.shadow;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.events.v1.PrivacyEventKind;
import io.kalimtak.events.v1.RouteArm;
import io.kalimtak.events.v1.ShadowAnswer;
import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.gateway.TrainedVersion;
import io.kalimtak.gateway.engine.ModelShelf;
import io.kalimtak.gateway.engine.ShelfProbe;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.prompt.metric.Chrf;
import io.kalimtak.schemas.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is shown, and what is logged beside it. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
class ShadowIT {
    private static final String BASE = "embedded-base-1";

    @Inject
    GatewayProbe probe;

    @Inject
    ModelShelf shelf;

    @Inject
    ShelfProbe loaded;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    MeterRegistry metrics;

    @ConfigProperty(name = ServicesBehind.ARTIFACTS)
    String folder;

    /** Nobody has seen it before, also when a test class before this one ran in the same gateway. */
    private final String version = "shadow-" + UUID.randomUUID();

    private double droppedBefore;

    @BeforeEach
    void remember() {
        droppedBefore = outcome("dropped");
    }

    @AfterEach
    void serveTheBaseVersionAlone() {
        serve(GatewayProbe.base());
    }

    @Test
    void shouldLogWhatTheShadowAnsweredBesideTheAnswerThatWasShown() {
        String sha256 = TrainedVersion.train(folder, version);
        serve(GatewayProbe.base(), shadow(sha256));
        await().until(() -> shelf.find(version).isPresent());

        JsonPath shown = ShadowCalls.ask("person-in-the-shadow");

        assertThat(shown.getString("model_version")).isEqualTo(BASE);
        String id = shown.getString("interaction_id");
        await().until(() -> !logged(id).isEmpty());
        ShadowAnswer answer = logged(id).getFirst();
        assertThat(answer.getEventId())
                .isEqualTo(UUID.nameUUIDFromBytes(("shadow-answer:" + id + ":" + version).getBytes(UTF_8)));
        assertThat(answer.getModelVersion()).isEqualTo(version);
        assertThat(answer.getShownVersion()).isEqualTo(BASE);
        assertThat(answer.getSubjectId()).isEqualTo(pseudonyms.subject("person-in-the-shadow"));
        assertThat(answer.getSessionId()).hasToString(shown.getString("session_id"));
        assertThat(answer.getCreatedAt()).isEqualTo(Instant.parse(shown.getString("created_at")));
        assertThat(answer.getRoute()).isEqualTo("default");
        assertThat(answer.getShownTokensOutput()).isEqualTo(shown.getInt("tokens_output"));
        // Of the stage that made the prompt, without what the gateway did about it.
        assertThat(answer.getShownProcessingTimeMs()).isBetween(0, shown.getInt("processing_time_ms"));
        assertThat(answer.getTokensOutput()).isPositive();
        assertThat(answer.getModelOutput()).contains("harbour").isNotEqualTo(shown.getString("model_output"));
        assertThat(answer.getSimilarity())
                .isCloseTo(
                        Chrf.score(answer.getStructuredPrompt(), shown.getString("structured_prompt")), within(1e-12))
                .isBetween(0.1, 0.99);
        assertThat(answer.getFailed()).isFalse();
        assertThat(answer.toString()).doesNotContain("person-in-the-shadow");
    }

    @Test
    void shouldServeThoughTheShadowCannotBeHad() {
        serve(GatewayProbe.base(), shadow("0".repeat(64)));

        JsonPath shown = ShadowCalls.ask("somebody");

        assertThat(shown.getString("model_version")).isEqualTo(BASE);
        await().until(() -> outcome("dropped") == droppedBefore + 1);
        assertThat(logged(shown.getString("interaction_id"))).isEmpty();
    }

    @Test
    void shouldLogThatTheShadowFailedAndShowTheAnswerAllTheSame() {
        loaded.put(new BrokenModel(version, () -> {
            throw new IllegalStateException("a cause that quotes the request");
        }));
        serve(GatewayProbe.base(), shadow(null));

        JsonPath shown = ShadowCalls.ask("somebody");

        String id = shown.getString("interaction_id");
        await().until(() -> !logged(id).isEmpty());
        ShadowAnswer answer = logged(id).getFirst();
        assertThat(answer.getFailed()).isTrue();
        assertThat(answer.getStructuredPrompt()).isNull();
        assertThat(answer.getModelOutput()).isNull();
        assertThat(answer.getTokensOutput()).isNull();
        assertThat(answer.getSimilarity()).isNull();
        assertThat(answer.getShownTokensOutput()).isEqualTo(shown.getInt("tokens_output"));
        assertThat(answer.toString()).doesNotContain("quotes the request");
    }

    @Test
    void shouldNotLetAnybodyWaitForAShadowThatHangs() {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        loaded.put(new BrokenModel(version, () -> {
            asked.countDown();
            hold(hanging);
        }));
        serve(GatewayProbe.base(), shadow(null));
        double endedBefore = ended();
        try {
            ShadowCalls.ask("somebody");
            await().until(() -> asked.getCount() == 0);

            // One is being answered and 64 wait.
            for (int i = 0; i < 70; i++) {
                assertThat(ShadowCalls.ask("somebody").getString("model_version"))
                        .isEqualTo(BASE);
            }

            assertThat(outcome("dropped")).isEqualTo(droppedBefore + 6);
        } finally {
            hanging.countDown();
        }
        // Nothing is left for the test that comes next.
        await().until(() -> ended() == endedBefore + 71);
        assertThat(outcome("answered")).isPositive();
    }

    private double ended() {
        return outcome("answered") + outcome("failed") + outcome("dropped");
    }

    private static void hold(CountDownLatch held) {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldAnswerCopiesOfChatsToo() {
        String sha256 = TrainedVersion.train(folder, version);
        serve(GatewayProbe.base(), shadow(sha256));
        await().until(() -> shelf.find(version).isPresent());

        String id = given().contentType("application/json")
                .header("Authorization", "Bearer " + GatewayProbe.APP_KEY)
                .body(Map.of("model", "default", "messages", List.of(Map.of("role", "user", "content", "plan a trip"))))
                .post("/v1/chat/completions")
                .path("kalimtak.interaction_id");

        await().untilAsserted(() -> assertThat(logged(id)).hasSize(1));
    }

    @Test
    void shouldKeepNothingOfAPersonWhoDoesNotWantIt() {
        String subject = pseudonyms.subject("shy-person");
        probe.publish(Topic.PRIVACY, subject, refusal(subject));
        await().until(() -> !ShadowCalls.ask("shy-person").getBoolean("logged"));
        loaded.put(new BrokenModel(version, () -> {}));
        serve(GatewayProbe.base(), shadow(null));

        ShadowCalls.ask("shy-person");
        String others = ShadowCalls.ask("somebody").getString("interaction_id");

        // One worker: what was handed over before has been answered before.
        await().until(() -> !logged(others).isEmpty());
        assertThat(probe.read(Topic.SHADOW_ANSWERS, ShadowAnswer.class))
                .noneMatch(answer -> subject.equals(answer.getSubjectId()));
    }

    private RouteArm shadow(String sha256) {
        return GatewayProbe.arm("shadow", version, 0, sha256);
    }

    private void serve(RouteArm... arms) {
        probe.serve(arms);
    }

    private List<ShadowAnswer> logged(String interaction) {
        return probe.read(Topic.SHADOW_ANSWERS, ShadowAnswer.class).stream()
                .filter(one -> one.getInteractionId().toString().equals(interaction))
                .toList();
    }

    private double outcome(String outcome) {
        return ShadowCalls.outcome(metrics, outcome);
    }

    private static PrivacyEvent refusal(String subject) {
        return PrivacyEvent.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(Instant.parse("2026-01-31T08:00:00Z"))
                .setSubjectId(subject)
                .setKind(PrivacyEventKind.CONSENT_CHANGED)
                .setDataCollection(false)
                .setTraining(false)
                .build();
    }
}
