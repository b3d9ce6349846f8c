package io.kalimtak.registry.rollout;

import static io.kalimtak.registry.Registry.call;
import static io.kalimtak.registry.Registry.content;
import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.rollOut;
import static io.kalimtak.registry.Registry.route;
import static io.kalimtak.registry.Registry.sha256;
import static io.kalimtak.registry.Registry.status;
import static io.kalimtak.registry.Registry.steer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class RolloutIT {
    @Inject
    Registry registry;

    @BeforeEach
    void reset() {
        registry.reset();
        enter("v1");
    }

    private static void assertCanary(double canary, double live, int revision) {
        route().body("revision", is(revision))
                .body("strategy", is("canary"))
                .body("arms.name", contains("canary", "live"))
                .body("arms.version", contains("v1", "embedded-base-1"))
                .body("arms.share", contains((float) canary, (float) live))
                .body("arms[0].artifact_sha256", is(sha256(content("v1"))))
                .body("live_version", is("embedded-base-1"))
                .body("previous_version", is("embedded-base-1"));
    }

    @Test
    void shouldSwitchAllTrafficAtOnceWhenImmediate() {
        var accepted = rollOut(Map.of("version", "v1", "strategy", "immediate")).statusCode(202);
        String id = accepted.extract().path("rollout_id");

        accepted.body("status_url", is("/api/admin/rollouts/" + id));
        route().body("revision", is(2))
                .body("rollout_id", is(id))
                .body("strategy", is("immediate"))
                .body("arms", hasSize(1))
                .body("arms[0].name", is("live"))
                .body("arms[0].version", is("v1"))
                .body("arms[0].share", is(1.0f))
                .body("arms[0].artifact_sha256", is(sha256(content("v1"))))
                .body("previous_version", is("embedded-base-1"));
        assertThat(status("v1")).isEqualTo("live");
        assertThat(status("embedded-base-1")).isEqualTo("retired");
        call().get("/api/admin/rollouts/" + id)
                .then()
                .statusCode(200)
                .body("state", is("COMPLETED"))
                .body("from_version", is("embedded-base-1"))
                .body("share", is(1.0f))
                .body("ended_at", notNullValue())
                .body("history.to", contains("RUNNING", "COMPLETED"));
        call().get("/api/admin/model-versions/v1")
                .then()
                .body("deployed_at", notNullValue())
                .body("history.to", contains("registered", "live"))
                .body("history[1].evidence.rollout_id", is(id));
    }

    @Test
    void shouldWalkThroughTheConfiguredStepsWhenAdvanced() {
        String id = rollOut("v1", "canary");
        assertCanary(0.01, 0.99, 2);
        assertThat(status("v1")).isEqualTo("canary");
        String salt = route().extract().path("salt");

        steer(id, "advance").statusCode(200).body("step", is(2)).body("share", is(0.05f));
        assertCanary(0.05, 0.95, 3);
        steer(id, "advance").statusCode(200).body("state", is("RUNNING"));
        assertCanary(0.25, 0.75, 4);
        steer(id, "advance").statusCode(200);
        assertCanary(0.5, 0.5, 5);
        route().body("salt", is(salt));
        steer(id, "advance").statusCode(200).body("state", is("COMPLETED")).body("step", is(5));

        route().body("revision", is(6))
                .body("arms.version", contains("v1"))
                .body("arms.share", contains(1.0f))
                .body("salt", is(salt))
                .body("previous_version", is("embedded-base-1"));
        assertThat(status("v1")).isEqualTo("live");
        assertThat(status("embedded-base-1")).isEqualTo("retired");
        steer(id, "advance").statusCode(409).body("detail", containsString("COMPLETED"));
        steer(id, "hold").statusCode(409);
    }

    @Test
    void shouldStayWhereItIsWhenHeldAndGoOnWhenAdvanced() {
        String id = rollOut(Map.of("version", "v1", "strategy", "canary", "steps", List.of(0.1, 0.3, 1)))
                .statusCode(202)
                .extract()
                .path("rollout_id");

        steer(id, "hold").statusCode(200).body("state", is("HELD")).body("share", is(0.1f));
        assertCanary(0.1, 0.9, 2);
        steer(id, "hold").statusCode(409).body("detail", containsString("HELD"));
        steer(id, "advance").statusCode(200).body("state", is("RUNNING")).body("share", is(0.3f));
        assertCanary(0.3, 0.7, 3);

        call().get("/api/admin/rollouts/" + id)
                .then()
                .body("history.to", contains("RUNNING", "HELD", "RUNNING"))
                .body("history.actor", contains("key:test", "key:test", "key:test"));
    }

    @Test
    void shouldGiveTheTrafficBackWhenTheCanaryIsRolledBack() {
        String id = rollOut("v1", "canary");
        steer(id, "hold").statusCode(200);

        steer(id, "rollback").statusCode(200).body("state", is("ROLLED_BACK")).body("share", is(0.0f));

        route().body("revision", is(3))
                .body("strategy", is("rollback"))
                .body("rollout_id", is(id))
                .body("arms.version", contains("embedded-base-1"))
                .body("arms.share", contains(1.0f))
                .body("previous_version", nullValue());
        assertThat(status("v1")).isEqualTo("rolled_back");
        assertThat(status("embedded-base-1")).isEqualTo("live");
        steer(id, "rollback").statusCode(409);
        rollOut(Map.of("version", "v1", "strategy", "immediate"))
                .statusCode(409)
                .body(
                        "detail",
                        is(
                                "Version v1 was rolled back: canary of v1 rolled back at 1 %. Choose another; or, where that was"
                                        + " no fault of its own, ask again with \"again\": true. GET"
                                        + " /api/admin/model-versions lists the versions."));
        rollOut(Map.of("version", "v1", "strategy", "canary", "again", true)).statusCode(202);
        assertThat(status("v1")).isEqualTo("canary");
    }

    @Test
    void shouldSayWhatRunsWhenARolloutIsUnderWay() {
        enter("v2");
        String id = rollOut("v1", "canary");

        rollOut(Map.of("version", "v2", "strategy", "immediate"))
                .statusCode(409)
                .body(
                        "detail",
                        is("Rollout " + id + " (canary of v1 at 1 %, RUNNING) is under way on route default. Advance it"
                                + " to its end or roll it back first: POST /api/admin/rollouts/" + id
                                + "/advance or /rollback."));
        route().body("revision", is(2));
    }

    @Test
    void shouldLetOneOfTwoRolloutsWinWhenTheyStartTogether() throws Exception {
        enter("v2");
        CyclicBarrier together = new CyclicBarrier(2);
        List<Future<Integer>> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (String version : List.of("v1", "v2")) {
                Callable<Integer> start = () -> {
                    together.await();
                    return rollOut(Map.of("version", version, "strategy", "canary"))
                            .extract()
                            .statusCode();
                };
                answers.add(threads.submit(start));
            }
        }

        assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(202, 409);
        route().body("revision", is(2));
        assertThat(List.of(status("v1"), status("v2"))).containsExactlyInAnyOrder("canary", "registered");
    }

    @Test
    void shouldTakeNothingOffAnExperimentThatIsOver() {
        String id = rollOut("v1", "experiment");
        steer(id, "advance").statusCode(200);

        steer(id, "rollback?version=v1").statusCode(409);
        assertThat(status("v1")).isEqualTo("live");
    }

    @Test
    void shouldTellGatewaysTheModelOfAVersionAtAnEndpoint() {
        Map<String, Object> body = new HashMap<>(Registry.body("tuned-1"));
        body.remove("artifact_sha256");
        body.put("engine", "openai");
        body.put("model", "ft:base:org:kalimtak:1");
        Registry.register("tuned-1", body).statusCode(200);

        rollOut(Map.of("version", "tuned-1", "strategy", "canary")).statusCode(202);

        route().body("arms[0].engine", is("openai"))
                .body("arms[0].model", is("ft:base:org:kalimtak:1"))
                .body("arms[0].artifact_sha256", nullValue())
                .body("arms[1].model", nullValue());
    }

    @Test
    void shouldNameEveryFieldThatIsWrong() {
        rollOut(Map.of()).statusCode(400).body("violations.field", hasItems("version", "strategy"));
        rollOut(Map.of("version", "v1", "strategy", "slowly"))
                .statusCode(400)
                .body("violations.field", contains("strategy"));
        rollOut(Map.of("version", "v1", "strategy", "canary", "steps", List.of(0.5, 0.1, 1)))
                .statusCode(400)
                .body("violations.field", contains("steps[1]"));
        rollOut(Map.of("version", "v1", "strategy", "immediate", "steps", List.of(1)))
                .statusCode(400)
                .body("violations.field", contains("steps"));
        rollOut(Map.of("version", "v1", "strategy", "canary", "speed", 3))
                .statusCode(400)
                .body("violations.field", contains("speed"));
        rollOut(Map.of("version", "nobody", "strategy", "canary")).statusCode(422);
        rollOut(Map.of("version", "v1", "strategy", "canary", "route", "other")).statusCode(404);
        rollOut(Map.of("version", "embedded-base-1", "strategy", "canary"))
                .statusCode(409)
                .body("detail", containsString("is live already"));
        steer(UUID.randomUUID().toString(), "advance").statusCode(404);
        steer("x", "advance").statusCode(404);
    }

    @Test
    void shouldRefuseARejectedVersion() {
        Registry.register(
                        "bad",
                        Map.of(
                                "base_model", "embedded-base-1",
                                "metrics", Map.of(),
                                "status", "rejected",
                                "reason", "chrf fell by 0.01"))
                .statusCode(200);

        rollOut(Map.of("version", "bad", "strategy", "immediate"))
                .statusCode(409)
                .body("detail", containsString("was rejected: chrf fell by 0.01."));
    }

    @Test
    void shouldListTheNewestFirstInPages() {
        enter("v2");
        String first = rollOut("v1", "immediate");
        String second = rollOut("v2", "canary");

        String next = call().get("/api/admin/rollouts?limit=1")
                .then()
                .body("items.rollout_id", contains(second))
                .body("items[0].history", nullValue())
                .extract()
                .path("next_cursor");
        call().get("/api/admin/rollouts?limit=1&cursor=" + next)
                .then()
                .body("items.rollout_id", contains(first))
                .body("next_cursor", nullValue());
    }

    @Test
    void shouldTakeANewSaltForEveryRollout() {
        String before = route().extract().path("salt");

        rollOut("v1", "canary");

        route().body("salt", not(before));
    }
}
