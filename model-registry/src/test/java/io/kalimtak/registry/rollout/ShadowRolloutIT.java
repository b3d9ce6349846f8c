package io.kalimtak.registry.rollout;

import static io.kalimtak.registry.Registry.call;
import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.rollBack;
import static io.kalimtak.registry.Registry.rollOut;
import static io.kalimtak.registry.Registry.rollout;
import static io.kalimtak.registry.Registry.route;
import static io.kalimtak.registry.Registry.status;
import static io.kalimtak.registry.Registry.steer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.kalimtak.events.v1.ShadowAnswer;
import io.kalimtak.kit.events.EventPublisher;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.kalimtak.registry.observation.Observe;
import io.kalimtak.registry.version.Why;
import io.kalimtak.schemas.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A version that answers copies of requests, and what follows from how it did. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class ShadowRolloutIT {
    private static final String BASE = "embedded-base-1";

    @Inject
    Registry registry;

    @Inject
    Traffic traffic;

    @Inject
    WatchRollouts watch;

    @Inject
    QuarantineVersion quarantine;

    @Inject
    Observe observe;

    @Inject
    EventPublisher publisher;

    @BeforeEach
    void reset() {
        registry.reset();
        enter("v1");
    }

    private static ShadowAnswer answer(String rollout, String subject, boolean failed, int milliseconds) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return ShadowAnswer.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(now)
                .setInteractionId(UUID.randomUUID())
                .setSubjectId(subject)
                .setSessionId(UUID.randomUUID())
                .setRoute("default")
                .setRolloutId(UUID.fromString(rollout))
                .setModelVersion("v1")
                .setShownVersion(BASE)
                .setStructuredPrompt(failed ? null : "prompt")
                .setModelOutput(failed ? null : "answer")
                .setTokensOutput(failed ? null : 20 + Math.floorMod(subject.hashCode(), 5))
                .setProcessingTimeMs(milliseconds)
                .setShownTokensOutput(20 + Math.floorMod(subject.hashCode(), 7))
                .setShownProcessingTimeMs(10 + Math.floorMod(subject.hashCode(), 3))
                .setSimilarity(failed ? null : 0.8)
                .setFailed(failed)
                .setCreatedAt(now)
                .build();
    }

    private void send(List<ShadowAnswer> answers) {
        long wanted = traffic.count("shadow_observations") + answers.size();
        answers.stream()
                .map(one -> publisher
                        .publish(Topic.SHADOW_ANSWERS, one.getInteractionId().toString(), one)
                        .toCompletableFuture())
                .toList()
                .forEach(CompletableFuture::join);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> traffic.count("shadow_observations") >= wanted);
    }

    private void shadowed(String rollout, int people, boolean failing, int milliseconds) {
        List<ShadowAnswer> answers = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            answers.add(answer(rollout, "subject-" + UUID.randomUUID(), failing && i % 4 == 0, milliseconds + i % 3));
        }
        send(answers);
    }

    @Test
    void shouldStandInTheTableWithoutAShare() {
        String id = rollOut("v1", "shadow");

        route().body("strategy", is("shadow"))
                .body("arms.name", contains("live", "shadow"))
                .body("arms.version", contains(BASE, "v1"))
                .body("arms.share", contains(1f, 0f));
        assertThat(status("v1")).isEqualTo("shadow");
        rollout(id).body("strategy", is("shadow")).body("share", is(0f));
        rollOut(Map.of("version", "v1", "strategy", "shadow", "steps", List.of(1.0)))
                .statusCode(400)
                .body("violations[0].field", is("steps"));
    }

    @Test
    void shouldComeThroughWhenNothingThatMachinesMeasureIsWorseAndMayBecomeACanary() {
        String id = rollOut("v1", "shadow");
        // To prove that fewer than one of a hundred fail takes some hundreds who did not.
        shadowed(id, 500, false, 10);

        watch.watch();

        rollout(id).body("state", is("COMPLETED")).body("history[-1].actor", is(WatchRollouts.ACTOR));
        assertThat(status("v1")).isEqualTo("registered");
        route().body("arms", hasSize(1)).body("live_version", is(BASE));
        call().get("/api/admin/rollouts/" + id + "/decisions")
                .then()
                .statusCode(200)
                .body("items[0].verdict", is("advance"))
                .body("items[0].replays", is(true))
                .body("items[0].measures.measure", containsInAnyOrder("errors", "latency", "length"));
        rollOut(Map.of("version", "v1", "strategy", "canary")).statusCode(202);
    }

    @Test
    void shouldGoWhenItFailsWhereTheShownVersionDoesNot() {
        String id = rollOut("v1", "shadow");
        shadowed(id, 200, true, 10);

        watch.watch();

        rollout(id)
                .body("state", is("ROLLED_BACK"))
                .body("history[-1].reason", containsString("proven worse: errors +0.25"));
        assertThat(status("v1")).isEqualTo("rolled_back");
    }

    @Test
    void shouldGoWhenItIsMuchSlower() {
        String id = rollOut("v1", "shadow");
        shadowed(id, 200, false, 40);

        watch.watch();

        rollout(id).body("history[-1].reason", containsString("proven worse: latency"));
    }

    @Test
    void shouldWaitWhileTooFewPeopleWereShadowed() {
        String id = rollOut("v1", "shadow");
        shadowed(id, 5, false, 10);

        watch.watch();

        rollout(id).body("state", is("RUNNING"));
        call().get("/api/admin/rollouts/" + id + "/decisions")
                .then()
                .body("items[0].reason", containsString("not proven to be no worse: errors, 5 people, too few to say"));
    }

    @Test
    void shouldNotStandInTheWayOfWhoWantsBack() {
        enter("v2");
        rollOut("v2", "immediate");
        String id = rollOut("v1", "shadow");

        rollBack(Map.of()).statusCode(200).body("live_version", is(BASE));

        rollout(id).body("state", is("SUPERSEDED"));
        assertThat(status("v1")).isEqualTo("registered");
        assertThat(status("v2")).isEqualTo("rolled_back");
    }

    @Test
    void shouldEndByHandEitherWay() {
        steer(rollOut("v1", "shadow"), "advance").statusCode(200).body("state", is("COMPLETED"));
        steer(rollOut("v1", "shadow"), "rollback").statusCode(200).body("state", is("ROLLED_BACK"));
        assertThat(status("v1")).isEqualTo("rolled_back");
    }

    @Test
    void shouldLeaveTheShadowWhenItMustNotServe() {
        String id = rollOut("v1", "shadow");

        QuarkusTransaction.requiringNew()
                .run(() -> quarantine.quarantine("v1", new Why("erasure", "its set was revoked", Map.of())));

        assertThat(status("v1")).isEqualTo("quarantined");
        rollout(id).body("state", is("ROLLED_BACK"));
        route().body("arms", hasSize(1));
    }

    @Test
    void shouldForgetAnErasedPerson() {
        String id = rollOut("v1", "shadow");
        ShadowAnswer mine = answer(id, "subject-gone", false, 10);
        send(List.of(mine, answer(id, "subject-stays", false, 10)));

        long erased = QuarkusTransaction.requiringNew().call(() -> observe.erase("subject-gone", Instant.now()));

        assertThat(erased).isEqualTo(1);
        assertThat(traffic.count("shadow_observations")).isEqualTo(1);
    }
}
