package io.kalimtak.registry.rollout;

import static io.kalimtak.registry.Registry.call;
import static io.kalimtak.registry.Registry.decisions;
import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.rollOut;
import static io.kalimtak.registry.Registry.rollout;
import static io.kalimtak.registry.Registry.route;
import static io.kalimtak.registry.Registry.status;
import static io.kalimtak.registry.Registry.steer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.FeedbackState;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.kalimtak.registry.observation.Observe;
import io.kalimtak.registry.observation.ObservedRollouts;
import io.kalimtak.registry.observation.ObservedRollouts.Arrived;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Canaries that go on, stay or go back by what people say. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class WatchRolloutsIT {
    private static final double HALF = 0.5;

    @Inject
    Registry registry;

    @Inject
    Traffic traffic;

    @Inject
    WatchRollouts watch;

    @Inject
    SteerRollout steer;

    @Inject
    Observe observe;

    @Inject
    ObservedRollouts observed;

    @BeforeEach
    void reset() {
        registry.reset();
        enter("v1");
    }

    private static String canary(List<Double> steps) {
        return rollOut(Map.of("version", "v1", "strategy", "canary", "steps", steps))
                .statusCode(202)
                .extract()
                .path("rollout_id");
    }

    private static int well(int person) {
        return 4 + person / 2 % 2;
    }

    private static int badly(int person) {
        return 1 + person / 2 % 2;
    }

    @Test
    void shouldGoBackByItselfWhenPeopleLikeItLess() {
        String id = canary(List.of(HALF, 1.0));
        traffic.ask(id, HALF, 120, WatchRolloutsIT::badly, WatchRolloutsIT::well);

        watch.watch();

        rollout(id)
                .body("state", is("ROLLED_BACK"))
                .body("automatic", is(true))
                .body("history[-1].actor", is(WatchRollouts.ACTOR))
                .body("history[-1].reason", containsString("proven worse: score -3"));
        assertThat(status("v1")).isEqualTo("rolled_back");
        route().body("arms", hasSize(1)).body("arms[0].version", is("embedded-base-1"));
        decisions(id)
                .body("items", hasSize(1))
                .body("items[0].verdict", is("roll_back"))
                .body("items[0].applied", is(true))
                .body("items[0].replays", is(true))
                .body("items[0].measures.find { it.measure == 'score' }.outcome", is("harm"))
                .body("items[0].measures.find { it.measure == 'score' }.upper", lessThan(0f))
                .body("items[0].measures.find { it.measure == 'latency' }.outcome", is("safe"));
        rollOut(Map.of("version", "v1", "strategy", "canary"))
                .statusCode(409)
                .body("detail", containsString("was rolled back"));
    }

    @Test
    void shouldHoldWhenTheArmsDoNotHaveThePeopleThatTheirSharesAskFor() {
        String id = canary(List.of(0.25, HALF, 1.0));
        traffic.ask(id, 0.25, 400, WatchRolloutsIT::well, WatchRolloutsIT::well);

        watch.watch();

        rollout(id)
                .body("state", is("HELD"))
                .body("history[-1].reason", containsString("do not have the people that their shares ask for"));
    }

    @Test
    void shouldTakeItOffWhenItProvesWorseWhileItIsHeldForLackOfNews() {
        String id = canary(List.of(HALF, 1.0));
        steer.hold(UUID.fromString(id), WatchRollouts.ACTOR, "the step is over");
        traffic.ask(id, HALF, 120, WatchRolloutsIT::badly, WatchRolloutsIT::well);

        watch.watch();

        rollout(id).body("state", is("ROLLED_BACK"));
    }

    @Test
    void shouldTakeAllTrafficWhenProvenNoWorse() {
        String id = canary(List.of(HALF, 1.0));
        traffic.ask(id, HALF, 800, WatchRolloutsIT::well, WatchRolloutsIT::well);

        watch.watch();

        rollout(id).body("state", is("COMPLETED")).body("history[-1].actor", is(WatchRollouts.ACTOR));
        assertThat(status("v1")).isEqualTo("live");
        decisions(id)
                .body("items.find { it.applied }.verdict", is("advance"))
                .body("items.replays", everyItem(is(true)));
    }

    @Test
    void shouldStayWhenNobodyRates() {
        String id = canary(List.of(HALF, 1.0));
        traffic.ask(id, HALF, 120, person -> 0, person -> 0);

        watch.watch();
        watch.watch();

        rollout(id).body("state", is("RUNNING")).body("share", is(0.5f));
        decisions(id)
                .body("items", hasSize(1))
                .body("items[0].verdict", is("wait"))
                .body("items[0].applied", is(false))
                .body("items[0].reason", containsString("ratings of 0 people in this step, of 20"));
    }

    @Test
    void shouldLeaveItWhereAPersonHoldsItAndSaySo() {
        String id = canary(List.of(HALF, 1.0));
        steer(id, "hold").statusCode(200);
        traffic.ask(id, HALF, 120, WatchRolloutsIT::badly, WatchRolloutsIT::well);

        watch.watch();

        rollout(id).body("state", is("HELD")).body("history[-1].actor", is(Registry.ACTOR));
        decisions(id).body("items[0].verdict", is("roll_back")).body("items[0].applied", is(false));
    }

    @Test
    void shouldNotGoBackOnWhatAPersonKnewWhoWentOn() {
        String id = canary(List.of(HALF, 0.75, 1.0));
        traffic.ask(id, HALF, 120, WatchRolloutsIT::badly, WatchRolloutsIT::well);
        steer(id, "advance").statusCode(200);

        watch.watch();

        rollout(id).body("history[-1].actor", is(Registry.ACTOR)).body("share", is(0.75f));
    }

    @Test
    void shouldNeverMoveARolloutThatIsLeftToPeople() {
        String id = rollOut(
                        Map.of("version", "v1", "strategy", "canary", "steps", List.of(HALF, 1.0), "automatic", false))
                .statusCode(202)
                .extract()
                .path("rollout_id");
        traffic.ask(id, HALF, 120, WatchRolloutsIT::badly, WatchRolloutsIT::well);

        watch.watch();

        rollout(id).body("state", is("RUNNING")).body("automatic", is(false));
        decisions(id).body("items", hasSize(0));
    }

    @Test
    void shouldCountWhatFeedbackNowSaysWhateverComesFirst() {
        String id = canary(List.of(HALF, 1.0));
        Interaction answer = Traffic.answered(id, true, HALF, "subject-a");
        Feedback first = Traffic.rated(answer, 1);
        Feedback replaced = Traffic.rated(answer, 1);
        replaced.setFeedbackId(first.getFeedbackId());
        replaced.setState(FeedbackState.REPLACED);
        replaced.setOccurredAt(first.getOccurredAt().plusSeconds(1));
        Feedback second = Traffic.rated(answer, 5);
        traffic.send(List.of(), List.of(replaced));
        traffic.send(List.of(answer), List.of(first, second), 1, 1);

        watch.watch();

        decisions(id).body("items[0].rated_in_step", is(1)).body("items[0].measures.measure", hasItem("score"));
        assertThat(traffic.count("observed_feedback")).isEqualTo(2);
        assertThat(traffic.count("observed_feedback WHERE state = 'ACCEPTED' AND score = 5"))
                .isEqualTo(1);
    }

    @Test
    void shouldCountWhoComesAgainAtTheShareThatHeCameAtFirst() {
        String id = canary(List.of(0.25, HALF, 1.0));
        traffic.send(
                List.of(
                        Traffic.answered(id, false, 0.25, "subject-a"),
                        Traffic.answered(id, true, HALF, "subject-a"),
                        Traffic.answered(id, true, HALF, "subject-b"),
                        Traffic.answered(id, false, HALF, "subject-c"),
                        Traffic.answered(id, false, HALF, "subject-c")),
                List.of());

        assertThat(observed.arrived(UUID.fromString(id)))
                .containsExactly(new Arrived(0.25, 1, 0), new Arrived(HALF, 1, 1));
    }

    @Test
    void shouldForgetAnErasedPersonAndWhatComesLate() {
        String id = canary(List.of(HALF, 1.0));
        Interaction mine = Traffic.answered(id, true, HALF, "subject-gone");
        Interaction other = Traffic.answered(id, false, HALF, "subject-stays");
        traffic.send(List.of(mine, other), List.of(Traffic.rated(mine, 1), Traffic.rated(other, 5)));

        long erased = QuarkusTransaction.requiringNew().call(() -> observe.erase("subject-gone", Instant.now()));

        assertThat(erased).isEqualTo(2);
        assertThat(traffic.count("observations")).isEqualTo(1);
        assertThat(traffic.count("observed_feedback")).isEqualTo(1);
        traffic.send(List.of(mine, Traffic.answered(id, true, HALF, "subject-new")), List.of(), 1, 0);
        assertThat(traffic.count("observations")).isEqualTo(2);
    }

    @Test
    void shouldGoBackAfterTheEndWhenItProvesWorseThanTheVersionBefore() {
        traffic.ask(null, 1, 120, person -> 0, WatchRolloutsIT::well);
        String id = rollOut("v1", "immediate");
        traffic.ask(null, 1, 120, WatchRolloutsIT::badly, person -> 0);

        watch.watch();

        rollout(id)
                .body("state", is("ROLLED_BACK"))
                .body("history[-1].actor", is(WatchRollouts.ACTOR))
                .body("history[-1].reason", containsString("proven worse than the version before: score -3"));
        assertThat(status("v1")).isEqualTo("rolled_back");
        assertThat(status("embedded-base-1")).isEqualTo("live");
        decisions(id).body("items[0].applied", is(true)).body("items[0].replays", is(true));
    }

    @Test
    void shouldLeaveItWhenItIsNotProvenWorseAfterTheEnd() {
        traffic.ask(null, 1, 120, person -> 0, WatchRolloutsIT::well);
        String id = rollOut("v1", "immediate");
        traffic.ask(null, 1, 120, WatchRolloutsIT::well, person -> 0);

        watch.watch();

        rollout(id).body("state", is("COMPLETED"));
        decisions(id).body("items[0].verdict", is("wait")).body("items[0].applied", is(false));
    }

    @Test
    void shouldSayThatThereIsNoSuchRollout() {
        call().get("/api/admin/rollouts/6a0f9f7e-0000-4000-8000-000000000000/decisions")
                .then()
                .statusCode(404)
                .body("detail", containsString("GET /api/admin/rollouts"));
    }
}
