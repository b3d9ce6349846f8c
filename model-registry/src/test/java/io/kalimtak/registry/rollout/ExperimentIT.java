package io.kalimtak.registry.rollout;

import static io.kalimtak.registry.Registry.call;
import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.rollOut;
import static io.kalimtak.registry.Registry.rollout;
import static io.kalimtak.registry.Registry.route;
import static io.kalimtak.registry.Registry.status;
import static io.kalimtak.registry.Registry.steer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.events.v1.Feedback;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.kalimtak.registry.version.Why;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several versions at once, compared until one of them wins. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class ExperimentIT {
    private static final String BASE = "embedded-base-1";

    @Inject
    Registry registry;

    @Inject
    Traffic traffic;

    @Inject
    WatchRollouts watch;

    @Inject
    QuarantineVersion quarantine;

    /** What people of an arm say, each once. */
    private record Told(String arm, String version, double probability, int people, int score) {}

    @BeforeEach
    void reset() {
        registry.reset();
        enter("v1");
        enter("v2");
    }

    private static String begin(Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of("version", "v1", "strategy", "experiment"));
        body.putAll(more);
        return rollOut(body).statusCode(202).extract().path("rollout_id");
    }

    private static String both() {
        return begin(Map.of("versions", List.of("v2")));
    }

    private static ValidatableResponse experiment(String id) {
        return call().get("/api/admin/experiments/" + id).then().statusCode(200);
    }

    /** Scores lie one around what is told, so that nobody's mean is certain. */
    private void ask(String rollout, Told... arms) {
        List<Interaction> answers = new ArrayList<>();
        List<Feedback> ratings = new ArrayList<>();
        for (Told told : arms) {
            for (int i = 0; i < told.people(); i++) {
                Interaction answer =
                        Traffic.answered(rollout, true, told.probability(), "subject-" + UUID.randomUUID());
                answer.setArm(told.arm());
                answer.setModelVersion(told.version());
                answers.add(answer);
                ratings.add(Traffic.rated(answer, told.score() + i % 2));
            }
        }
        traffic.send(answers, ratings);
    }

    private static Told first(int people, int score) {
        return new Told("challenger-1", "v1", 0.3333, people, score);
    }

    private static Told second(int people, int score) {
        return new Told("challenger-2", "v2", 0.3333, people, score);
    }

    private static Told live(int people, int score) {
        return new Told("live", BASE, 0.3334, people, score);
    }

    @Test
    void shouldGiveEveryVersionItsShareInOneTable() {
        String id = both();

        route().body("strategy", is("experiment"))
                .body("rollout_id", is(id))
                .body("arms.name", contains("challenger-1", "challenger-2", "live"))
                .body("arms.version", contains("v1", "v2", BASE))
                .body("arms.share", contains(0.3333f, 0.3333f, 0.3334f));
        assertThat(status("v1")).isEqualTo("canary");
        assertThat(status("v2")).isEqualTo("canary");
        rollout(id).body("strategy", is("experiment")).body("share", is(0.6666f));
        experiment(id)
                .body("state", is("RUNNING"))
                .body("allocation", is("fixed"))
                .body("decision", nullValue())
                .body("arms.arm", contains("live", "challenger-1", "challenger-2"))
                .body("arms.state", contains("running", "running", "running"))
                .body("arms[0].share", is(0.3334f));
        call().get("/api/admin/experiments").then().statusCode(200).body("items.rollout_id", contains(id));
        rollOut(Map.of("version", "v1", "strategy", "canary"))
                .statusCode(409)
                .body("detail", containsString("is under way on route default"));
    }

    @Test
    void shouldDropTheWorseArmAndLeaveEverybodyElseWhereTheyAre() {
        String id = both();
        ask(id, first(60, 1), second(60, 4), live(60, 4));

        watch.watch();

        route().body("arms.name", contains("live", "challenger-2", "live"))
                .body("arms.version", contains(BASE, "v2", BASE))
                .body("arms.share", contains(0.3333f, 0.3333f, 0.3334f));
        assertThat(status("v1")).isEqualTo("rolled_back");
        assertThat(status("v2")).isEqualTo("canary");
        rollout(id)
                .body("state", is("RUNNING"))
                .body("share", is(0.3333f))
                .body("history[-1].actor", is(WatchRollouts.ACTOR))
                .body(
                        "history[-1].reason",
                        containsString("v1 dropped from the experiment: challenger-1 proven worse"));
        experiment(id)
                .body("decision.verdict", is("drop"))
                .body("decision.applied", is(true))
                .body("decision.replays", is(true))
                .body("arms.state", contains("running", "dropped", "running"))
                .body("arms[0].share", is(0.6667f))
                .body("arms[1].difference.upper", lessThan(0f));
    }

    @Test
    void shouldGiveAllTrafficToTheWinnerAndKeepTheOthersForLater() {
        String id = both();
        ask(id, first(80, 3), second(80, 4), live(80, 3));

        watch.watch();

        rollout(id)
                .body("state", is("COMPLETED"))
                .body("version", is("v2"))
                .body("history[-1].reason", containsString("experiment won by v2: challenger-2 leads"));
        assertThat(status("v2")).isEqualTo("live");
        assertThat(status("v1")).isEqualTo("registered");
        assertThat(status(BASE)).isEqualTo("retired");
        route().body("arms", hasSize(1)).body("live_version", is("v2")).body("previous_version", is(BASE));
        experiment(id)
                .body("arms.state", contains("lost", "lost", "won"))
                .body("arms[2].difference.lower", greaterThan(0f))
                .body("arms[2].probability_best", closeTo(1f))
                .body("arms[2].if_it_had_answered_all.ips.mean", closeTo(4.5f))
                .body("arms[2].if_it_had_answered_all.doubly_robust.mean", allOf(greaterThan(4.3f), lessThan(4.6f)));
        steer(id, "rollback").statusCode(200);
        assertThat(status(BASE)).isEqualTo("live");
        assertThat(status("v2")).isEqualTo("rolled_back");
    }

    private static Matcher<Float> closeTo(float value) {
        return allOf(greaterThan(value - 0.01f), lessThan(value + 0.01f));
    }

    @Test
    void shouldHoldWhenAnArmLacksPeople() {
        String id = both();
        ask(id, first(300, 4), second(20, 4), live(300, 4));

        watch.watch();

        rollout(id).body("state", is("HELD"));
        experiment(id).body("decision.reason", containsString("challenger-2 and live do not have the people"));
    }

    @Test
    void shouldMoveSharesToWhatIsProbablyBestWhereItIsToEarn() {
        String id = begin(Map.of("versions", List.of("v2"), "allocation", "thompson"));
        // Eight people an arm prove nothing yet, and say something.
        ask(id, first(8, 3), second(8, 4), live(8, 3));

        watch.watch();

        rollout(id)
                .body("state", is("RUNNING"))
                .body("history[-1].reason", is("shares by how likely each version is the best"));
        List<Float> shares = route().extract().path("arms.share");
        assertThat(shares.get(1)).isGreaterThan(0.45f).isLessThanOrEqualTo(0.9f);
        assertThat(shares.get(0)).isBetween(0.05f, 0.3f);
        assertThat(shares)
                .satisfies(all -> assertThat(
                                all.stream().mapToDouble(Float::doubleValue).sum())
                        .isBetween(0.9999, 1.0001));
    }

    @Test
    void shouldTakeOneVersionOffByHandAndThenTheLast() {
        String id = both();

        call().post("/api/admin/rollouts/" + id + "/rollback?version=v2").then().statusCode(200);

        assertThat(status("v2")).isEqualTo("rolled_back");
        rollout(id).body("state", is("RUNNING"));
        call().post("/api/admin/rollouts/" + id + "/rollback?version=v1").then().statusCode(200);
        rollout(id).body("state", is("ROLLED_BACK"));
        assertThat(status("v1")).isEqualTo("rolled_back");
        route().body("arms", hasSize(1)).body("live_version", is(BASE));
    }

    @Test
    void shouldAskWhoHasWonWhereSeveralAreLeft() {
        String id = both();

        steer(id, "advance").statusCode(422).body("detail", containsString("one of v1, v2"));
        call().post("/api/admin/rollouts/" + id + "/advance?version=v9")
                .then()
                .statusCode(422)
                .body("detail", is("Version v9 takes no part in this experiment. Those that do: v1, v2."));
        call().post("/api/admin/rollouts/" + id + "/advance?version=v1").then().statusCode(200);
        assertThat(status("v1")).isEqualTo("live");
        assertThat(status("v2")).isEqualTo("registered");
    }

    @Test
    void shouldGoOnWithoutAVersionThatMustNotServe() {
        String id = both();

        QuarkusTransaction.requiringNew()
                .run(() -> quarantine.quarantine("v1", new Why("erasure", "its set was revoked", Map.of())));

        assertThat(status("v1")).isEqualTo("quarantined");
        assertThat(status("v2")).isEqualTo("canary");
        rollout(id).body("state", is("RUNNING"));
        route().body("arms.version", contains(BASE, "v2", BASE));
    }

    @Test
    void shouldRefuseWhatAnExperimentCannotBe() {
        refused(Map.of("versions", List.of("v1")), "versions", "must name every version once, and not version again");
        refused(
                Map.of("versions", List.of("a", "b", "c", "d", "e")),
                "versions",
                "must be at most 4 beside version and the live one");
        refused(
                Map.of("share", 1.0),
                "share",
                "must be a share of the traffic above 0 and below 1, for all versions together");
        refused(Map.of("share", 0.00001), "share", "is too small to be cut for 1 versions");
        refused(Map.of("allocation", "greedy"), "allocation", "must be fixed or thompson");
        refused(
                Map.of("steps", List.of(0.5, 1.0)),
                "steps",
                "must be left out: only a canary has them. Use the strategy canary for steps");
        rollOut(Map.of("version", "v1", "strategy", "canary", "share", 0.5))
                .statusCode(400)
                .body("violations[0].field", is("share"));
        rollOut(Map.of("version", "v1", "strategy", "experiment", "versions", List.of("v9")))
                .statusCode(422);
        assertThat(status("v1")).isEqualTo("registered");
        call().get("/api/admin/experiments/" + UUID.randomUUID()).then().statusCode(404);
        call().get("/api/admin/experiments/" + rollOut("v1", "canary")).then().statusCode(404);
    }

    private static void refused(Map<String, Object> more, String field, String message) {
        Map<String, Object> body = new HashMap<>(Map.of("version", "v1", "strategy", "experiment"));
        body.putAll(more);
        rollOut(body).statusCode(400).body("violations[0].field", is(field)).body("violations[0].message", is(message));
    }
}
