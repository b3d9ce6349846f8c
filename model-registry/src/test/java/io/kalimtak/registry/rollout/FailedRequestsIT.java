package io.kalimtak.registry.rollout;

import static io.kalimtak.registry.Registry.call;
import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.rollOut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.kalimtak.registry.decision.Tally;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What gateways tell of requests, and what a rollout is compared by of it. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class FailedRequestsIT {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final String LIVE = "embedded-base-1";

    private final UUID replica = UUID.randomUUID();

    @Inject
    Registry registry;

    @Inject
    RolloutStore rollouts;

    @Inject
    FailedRequests failed;

    @BeforeEach
    void reset() {
        registry.reset();
        enter("v1");
    }

    private static Map<String, Object> count(int minute, String version, int status, long requests) {
        return Map.of(
                "minute", NOON.plusSeconds(60L * minute).toString(),
                "version", version,
                "status", status,
                "requests", requests);
    }

    private static ValidatableResponse put(UUID gateway, List<Map<String, Object>> counts) {
        return call().contentType("application/json")
                .body(Map.of("counts", counts))
                .put("/internal/request-counts/" + gateway)
                .then();
    }

    private static RolloutChange change(int second, double share) {
        return new RolloutChange(null, RolloutState.RUNNING, share, NOON.plusSeconds(second), "key:a", "because");
    }

    private List<Tally> of(List<RolloutChange> history) {
        String id = rollOut(Map.of("version", "v1", "strategy", "canary", "steps", List.of(0.25, 0.5, 1.0)))
                .statusCode(202)
                .extract()
                .path("rollout_id");
        Rollout rollout = rollouts.find(UUID.fromString(id)).orElseThrow();
        return failed.of(rollout, history, NOON, NOON.plusSeconds(600));
    }

    private static Tally tally(int minute, int step, boolean candidate, long requests, long failures) {
        return new Tally(NOON.plusSeconds(60L * minute).getEpochSecond(), step, candidate, requests, failures);
    }

    @Test
    void shouldAddUpGatewaysAndTakeALaterCountInPlaceOfTheEarlier() {
        put(replica, List.of(count(1, "v1", 200, 3), count(1, "v1", 503, 1), count(1, LIVE, 200, 9)))
                .statusCode(204);
        put(replica, List.of(count(1, "v1", 200, 5))).statusCode(204);
        put(UUID.randomUUID(), List.of(count(1, "v1", 500, 2), count(1, "v1", 422, 7), count(1, LIVE, 404, 4)))
                .statusCode(204);

        assertThat(of(List.of(change(-60, 0.25))))
                .containsExactlyInAnyOrder(tally(1, 0, true, 8, 3), tally(1, 0, false, 9, 0));
    }

    @Test
    void shouldLeaveOutTheMinuteInWhichTheShareChangedAndWhatWasBefore() {
        put(
                        replica,
                        List.of(
                                count(0, "v1", 200, 1),
                                count(1, "v1", 200, 1),
                                count(2, "v1", 200, 1),
                                count(11, "v1", 200, 1)))
                .statusCode(204);

        assertThat(of(List.of(change(10, 0.25), change(150, 0.5)))).containsExactly(tally(1, 0, true, 1, 0));
    }

    @Test
    void shouldNameWhatIsWrongWithACount() {
        put(replica, List.of(count(1, "", 99, 0)))
                .statusCode(400)
                .body("violations.field", hasItems("counts[0].version", "counts[0].status", "counts[0].requests"));
        call().contentType("application/json")
                .body("{}")
                .put("/internal/request-counts/" + replica)
                .then()
                .statusCode(400)
                .body("violations.field", hasItems("counts"));
    }
}
