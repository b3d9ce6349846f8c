package io.kalimtak.registry.lineage;

import static io.kalimtak.registry.Registry.body;
import static io.kalimtak.registry.Registry.call;
import static io.kalimtak.registry.Registry.content;
import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.register;
import static io.kalimtak.registry.Registry.rollOut;
import static io.kalimtak.registry.Registry.sha256;
import static io.kalimtak.registry.Registry.steer;
import static io.kalimtak.registry.Registry.upload;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class LineageIT {
    private static final String SET = "11111111-1111-4111-8111-111111111111";
    private static final String RUN = "22222222-2222-4222-8222-222222222222";

    @Inject
    Registry registry;

    @BeforeEach
    void reset() {
        registry.reset();
        enter("v1");
        enterOn("v2", "v1", null);
        enterOn("v3", "v2", SET);
    }

    /** A version whose training began with another. */
    private static void enterOn(String version, String base, String set) {
        Map<String, Object> facts = new HashMap<>(body(version));
        facts.put("base_model", base);
        facts.put("training_set_id", set);
        upload(version, content(version), sha256(content(version))).statusCode(200);
        register(version, facts).statusCode(200);
    }

    @Test
    void shouldWalkBackToWhatAVersionBeganWithAndOnToWhatBeganWithIt() {
        call().get("/internal/lineage/versions/v2")
                .then()
                .statusCode(200)
                .body("version", is("v2"))
                .body("status", is("registered"))
                .body("reason", is("better than embedded-base-1"))
                .body("ancestors.version", contains("v2", "v1", "embedded-base-1"))
                .body("ancestors.base_model", contains("v1", "embedded-base-1", "embedded"))
                .body("ancestors.run_id", contains(RUN, RUN, null))
                .body("ancestors.training_set_id", contains(null, SET, null))
                .body("descendants.version", contains("v3"))
                .body("descendants.through", contains("v2"));
        call().get("/internal/lineage/versions/nobody").then().statusCode(404);
        call().get("/internal/lineage/versions/a%00b").then().statusCode(404);
    }

    @Test
    void shouldFindEveryVersionThatASetReachedOnce() {
        reached(SET)
                .body("versions.version", contains("v3", "v2", "v1"))
                .body("versions.through", contains(null, "v1", null))
                .body("versions.training_set_id", contains(SET, null, SET))
                .body("versions.status", contains("registered", "registered", "registered"));
        reached(UUID.randomUUID().toString()).body("versions", hasSize(0));
        call().contentType("application/json")
                .body("{}")
                .post("/internal/lineage/reached")
                .then()
                .statusCode(400)
                .body("violations.field", contains("training_sets"));
    }

    @Test
    void shouldExplainAnAnswerByTheTableThatTheGatewayChoseBy() {
        String rollout = rollOut("v1", "canary");
        Instant atOnePerCent = changedAt();
        steer(rollout, "advance").statusCode(200);

        choice("canary", "v1", rollout, 0.01, atOnePerCent)
                .body("table.revision", is(2))
                .body("table.reason", is("canary at 1 %"))
                .body("table.strategy", is("canary"))
                .body("table.actor", is(Registry.ACTOR))
                .body("table.until", is(changedAt().toString()))
                .body("newer_revision", nullValue())
                .body("version.version", is("v1"))
                .body("version.ancestors[0].training_set_id", is(SET));
        choice("live", "embedded-base-1", rollout, 0.95, Instant.now())
                .body("table.revision", is(3))
                .body("newer_revision", nullValue());
    }

    @Test
    void shouldSayThatAGatewayWasBehindWhenItChoseByAnOlderTable() {
        String rollout = rollOut("v1", "canary");
        steer(rollout, "advance").statusCode(200);

        choice("canary", "v1", rollout, 0.01, Instant.now())
                .body("table.revision", is(2))
                .body("newer_revision", is(3));
        choice("live", "embedded-base-1", null, 1.0, Instant.now())
                .body("table.revision", is(1))
                .body("newer_revision", is(3));
    }

    @Test
    void shouldTakeTheTableThatCameALittleLaterWhenTheGatewaysClockIsBehind() {
        String rollout = rollOut("v1", "canary");

        choice("canary", "v1", rollout, 0.01, changedAt().minusSeconds(1)).body("table.revision", is(2));
        choice("canary", "v1", rollout, 0.01, changedAt().minusSeconds(61)).body("table", nullValue());
    }

    @Test
    void shouldAnswerWithNothingOfWhatTheHistoryDoesNotKnow() {
        choice("canary", "nobody", UUID.randomUUID().toString(), 0.5, Instant.now())
                .body("table", nullValue())
                .body("newer_revision", nullValue())
                .body("version", nullValue());
    }

    private static Instant changedAt() {
        return Instant.parse(call().get("/api/admin/routes/default").path("changed_at"));
    }

    private static ValidatableResponse reached(String set) {
        return call().contentType("application/json")
                .body(Map.of("training_sets", List.of(set)))
                .post("/internal/lineage/reached")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse choice(
            String arm, String version, String rollout, double probability, Instant at) {
        Map<String, Object> asked = new HashMap<>();
        asked.put("route", "default");
        asked.put("arm", arm);
        asked.put("version", version);
        asked.put("rollout_id", rollout);
        asked.put("probability", probability);
        asked.put("at", at.toString());
        return call().contentType("application/json")
                .body(asked)
                .post("/internal/lineage/choice")
                .then()
                .statusCode(200);
    }
}
