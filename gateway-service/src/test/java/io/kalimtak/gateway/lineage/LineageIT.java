package io.kalimtak.gateway.lineage;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One call for each question, put together from what the owners say. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
class LineageIT {
    @Test
    void shouldTellWhatServedAnInteractionAndWhyAndWhatItReached() {
        admin("/api/admin/interactions/" + LineageBehind.ANSWERED + "/lineage")
                .statusCode(200)
                .body("interaction_id", equalTo(LineageBehind.ANSWERED))
                .body("served.at", equalTo("2026-11-23T12:00:00Z"))
                .body("served.arm", equalTo("canary"))
                .body("served.assignment_probability", equalTo(0.05f))
                .body("served.rollout_id", equalTo(LineageBehind.ROLLOUT))
                .body("served.model_version", equalTo("v2"))
                .body("served.table.revision", equalTo(7))
                .body("served.table.arms.share", contains(0.05f))
                .body("served.table.actor", equalTo("key:1"))
                .body("served.table.until", nullValue())
                .body("served.newer_revision", equalTo(8))
                .body("served.version.ancestors.version", contains("v2", "base-1"))
                .body("served.version.ancestors[0].run_id", equalTo(LineageBehind.RUN))
                .body("served.version.ancestors[0].training_set_id", equalTo(LineageBehind.SET))
                .body("reached.training_sets.training_set_id", contains(LineageBehind.SET))
                .body("reached.training_sets.held_as", contains("train"))
                .body("reached.model_versions.version", contains("v3"));
    }

    @Test
    void shouldAskTheRegistryForTheChoiceAsTheInteractionHasIt() {
        admin("/api/admin/interactions/" + LineageBehind.ANSWERED + "/lineage")
                .body(
                        "served.table.reason",
                        equalTo("{'route':'default','arm':'canary','version':'v2','rollout_id':'"
                                + LineageBehind.ROLLOUT + "','probability':0.05,'at':'2026-11-23T12:00:00Z'}"));
    }

    @Test
    void shouldTellWhatAnInteractionReachedWhenItIsNoLongerKept() {
        admin("/api/admin/interactions/" + LineageBehind.ONLY_IN_A_SET + "/lineage")
                .statusCode(200)
                .body("served", nullValue())
                .body("reached.model_versions.version", contains("v3"));
    }

    @Test
    void shouldKnowNothingOfWhatNobodyHolds() {
        admin("/api/admin/interactions/" + UUID.randomUUID() + "/lineage")
                .statusCode(404)
                .contentType("application/problem+json");
        admin("/api/admin/interactions/no-uuid/lineage").statusCode(404);
        admin("/api/admin/model-versions/nobody/lineage")
                .statusCode(404)
                .body("detail", containsString("GET /api/admin/model-versions"));
    }

    @Test
    void shouldTellAVersionsWayBackDownToItsInteractions() {
        admin("/api/admin/model-versions/v2/lineage?limit=7&cursor=a%3Db")
                .statusCode(200)
                .body("version", equalTo("v2"))
                .body("status", equalTo("live"))
                .body("ancestors.training_set_id", contains(LineageBehind.SET, null))
                .body("descendants", empty())
                .body("sources.items.interaction_id", contains(LineageBehind.ANSWERED))
                .body("sources.items.held_as", contains("train"))
                .body("sources.next_cursor", containsString("limit=7"))
                .body("sources.next_cursor", containsString("cursor=a%3Db"));
    }

    @Test
    void shouldPassOnWhatAnOwnerRefusesAndSayWhenOneIsAway() {
        admin("/api/admin/model-versions/v2/lineage?limit=0")
                .statusCode(400)
                .body("violations.field", contains("limit"));
        admin("/api/admin/model-versions/broken/lineage")
                .statusCode(502)
                .header("Retry-After", equalTo("5"))
                .body("detail", containsString("model-registry"));
    }

    private static ValidatableResponse admin(String path) {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + GatewayProbe.ADMIN_KEY)
                .get(path)
                .then();
    }
}
