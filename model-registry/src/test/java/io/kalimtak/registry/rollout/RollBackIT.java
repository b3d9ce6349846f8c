package io.kalimtak.registry.rollout;

import static io.kalimtak.registry.Registry.call;
import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.rollBack;
import static io.kalimtak.registry.Registry.rollOut;
import static io.kalimtak.registry.Registry.route;
import static io.kalimtak.registry.Registry.status;
import static io.kalimtak.registry.Registry.steer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.kalimtak.registry.db.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class RollBackIT {
    @Inject
    Registry registry;

    @Inject
    Database database;

    @BeforeEach
    void reset() {
        registry.reset();
        enter("v1");
        enter("v2");
    }

    private static String state(String rolloutId) {
        return call().get("/api/admin/rollouts/" + rolloutId).path("state");
    }

    @Test
    void shouldGoBackStepByStepUntilNothingIsLeft() {
        String first = rollOut("v1", "immediate");
        String second = rollOut("v2", "immediate");

        call().post("/api/admin/rollback")
                .then()
                .statusCode(200)
                .body("revision", is(4))
                .body("strategy", is("rollback"))
                .body("rollout_id", is(second))
                .body("arms.version", contains("v1"))
                .body("arms.share", contains(1.0f))
                .body("previous_version", is("embedded-base-1"))
                .body("reason", is("rolled back from v2 to v1"));
        assertThat(List.of(status("v2"), status("v1"), status("embedded-base-1")))
                .containsExactly("rolled_back", "live", "retired");

        rollBack(Map.of())
                .statusCode(200)
                .body("revision", is(5))
                .body("rollout_id", is(first))
                .body("arms.version", contains("embedded-base-1"))
                .body("previous_version", nullValue());
        assertThat(List.of(status("v2"), status("v1"), status("embedded-base-1")))
                .containsExactly("rolled_back", "rolled_back", "live");
        assertThat(List.of(state(first), state(second))).containsExactly("ROLLED_BACK", "ROLLED_BACK");

        rollBack(Map.of())
                .statusCode(409)
                .body("detail", containsString("no version to go back to from embedded-base-1"));
        route().body("revision", is(5));
    }

    @Test
    void shouldGoBackToANamedVersionPastTheOneBetween() {
        rollOut("v1", "immediate");
        rollOut("v2", "immediate");

        rollBack(Map.of("to_version", "embedded-base-1", "route", "default"))
                .statusCode(200)
                .body("arms.version", contains("embedded-base-1"))
                .body("previous_version", is("v1"));

        assertThat(List.of(status("v2"), status("v1"))).containsExactly("rolled_back", "retired");
    }

    @Test
    void shouldRefuseAVersionThatThereIsNoWayBackTo() {
        rollBack(Map.of("to_version", "v1")).statusCode(422).body("detail", containsString("never live on this route"));
        rollBack(Map.of("to_version", "nobody")).statusCode(422);
        rollBack(Map.of("to_version", "embedded-base-1"))
                .statusCode(409)
                .body("detail", containsString("is live already"));
        rollBack(Map.of("route", "other")).statusCode(404);
        call().contentType("text/plain")
                .body("to_version=v1")
                .post("/api/admin/rollback")
                .then()
                .statusCode(415);
        rollBack(Map.of("version", "v1")).statusCode(400).body("violations.field", contains("version"));
        rollOut("v1", "immediate");
        rollBack(Map.of()).statusCode(200);
        rollBack(Map.of("to_version", "v1"))
                .statusCode(409)
                .body("detail", containsString("was rolled back: rolled back from v1 to embedded-base-1."));
        route().body("revision", is(3));
    }

    @Test
    void shouldRefuseAQuarantinedVersion() {
        database.update("UPDATE model_versions SET deployment_status = 'quarantined', reason = 'poisoned set'"
                + " WHERE version = 'v1'");

        rollOut(Map.of("version", "v1", "strategy", "canary"))
                .statusCode(409)
                .body("detail", containsString("is quarantined: poisoned set."));
    }

    @Test
    void shouldTakeTheTrialOffWhenOneIsUnderWay() {
        String id = rollOut("v1", "canary");

        rollBack(Map.of())
                .statusCode(200)
                .body("arms.version", contains("embedded-base-1"))
                .body("rollout_id", is(id));

        assertThat(state(id)).isEqualTo("ROLLED_BACK");
        assertThat(status("v1")).isEqualTo("rolled_back");
    }

    @Test
    void shouldSupersedeTheTrialWhenAnOlderVersionIsNamed() {
        rollOut("v1", "immediate");
        String trial = rollOut("v2", "canary");

        rollBack(Map.of("to_version", "embedded-base-1"))
                .statusCode(200)
                .body("arms.version", contains("embedded-base-1"));

        assertThat(state(trial)).isEqualTo("SUPERSEDED");
        assertThat(List.of(status("v1"), status("v2"))).containsExactly("rolled_back", "registered");
        rollOut("v2", "canary");
    }

    @Test
    void shouldGoBackFromACompletedRolloutWhileItsVersionIsLive() {
        String first = rollOut("v1", "immediate");
        String second = rollOut("v2", "immediate");

        steer(first, "rollback").statusCode(409).body("detail", containsString("v2 is live"));
        steer(second, "rollback").statusCode(200).body("state", is("ROLLED_BACK"));

        route().body("arms.version", contains("v1"));
        steer(second, "rollback").statusCode(409);
        steer(first, "rollback").statusCode(200);
        route().body("arms.version", contains("embedded-base-1"));
    }

    @Test
    void shouldBringARetiredVersionBackByARollout() {
        rollOut("v1", "immediate");
        rollOut("embedded-base-1", "canary");
        route().body("arms.version", contains("embedded-base-1", "v1"));
        rollBack(Map.of("to_version", "v1")).statusCode(200);

        assertThat(status("embedded-base-1")).isEqualTo("rolled_back");
        route().body("previous_version", nullValue());
    }
}
