package io.kalimtak.registry.alias;

import static io.kalimtak.registry.Registry.ACTOR;
import static io.kalimtak.registry.Registry.call;
import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.rollBack;
import static io.kalimtak.registry.Registry.rollOut;
import static io.kalimtak.registry.Registry.steer;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.kalimtak.registry.db.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class AliasIT {
    private static final String ALIASES = "/api/admin/model-versions/aliases";

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

    @Test
    void shouldFollowTheRouteWhenVersionsComeAndGo() {
        get("live").body("version", is("embedded-base-1")).body("follows_route", is(true));
        get(call(), "previous").statusCode(404);

        rollOut("v1", "immediate");
        String canary = rollOut("v2", "canary");

        get("live").body("version", is("v1")).body("actor", is(ACTOR));
        get("previous").body("version", is("v1"));

        steer(canary, "rollback").statusCode(200);
        rollBack(Map.of()).statusCode(200);

        get("live").body("version", is("embedded-base-1"));
        call().get(ALIASES + "/live/history")
                .then()
                .statusCode(200)
                .body("items.to", contains("embedded-base-1", "v1", "embedded-base-1"))
                .body("items.from", contains("v1", "embedded-base-1", null))
                .body("items.actor", contains(ACTOR, ACTOR, "installation"))
                .body("items[0].at", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "previous", "Live", "PREVIOUS"})
    void shouldRefuseToSetByHandWhatFollowsTheRoute(String alias) {
        set(alias, "v1").statusCode(409).body("detail", containsString("POST /api/admin/rollouts"));
        call().delete(ALIASES + "/" + alias).then().statusCode(409);

        call().get(ALIASES).then().body("items", hasSize(1));
    }

    @Test
    void shouldKeepEveryChangeOfAnAliasThatPeopleGive() {
        set("champion", "v1")
                .statusCode(200)
                .body("alias", is("champion"))
                .body("route", is("default"))
                .body("version", is("v1"))
                .body("follows_route", is(false))
                .body("actor", is(ACTOR))
                .body("since", notNullValue());
        set("champion", "v2").statusCode(200).body("version", is("v2"));
        set("champion", "v2").statusCode(200);
        call().delete(ALIASES + "/champion").then().statusCode(200).body("version", is("v2"));

        get(call(), "champion").statusCode(404).body("detail", containsString(ALIASES));
        call().delete(ALIASES + "/champion").then().statusCode(404);
        call().get(ALIASES + "/champion/history")
                .then()
                .body("items.from", contains("v2", "v1", null))
                .body("items.to", contains(null, "v2", "v1"));
        assertThatThrownBy(() -> database.update("DELETE FROM alias_changes"))
                .hasRootCauseMessage("ERROR: alias_changes is append-only");
    }

    @Test
    void shouldListWhatChangedLastFirstInPages() {
        set("a", "v1").statusCode(200);
        set("b", "v1").statusCode(200);

        String next = call().get(ALIASES + "?limit=2")
                .then()
                .statusCode(200)
                .body("items.alias", contains("b", "a"))
                .extract()
                .path("next_cursor");
        call().get(ALIASES + "?limit=2&cursor=" + next)
                .then()
                .body("items.alias", contains("live"))
                .body("next_cursor", nullValue());
        call().get(ALIASES + "?limit=0").then().statusCode(400);
        call().get(ALIASES + "?cursor=broken").then().statusCode(400).body("violations.field", contains("cursor"));
    }

    @Test
    void shouldPageThroughAHistory() {
        set("a", "v1").statusCode(200);
        set("a", "v2").statusCode(200);
        set("a", "v1").statusCode(200);

        String next = call().get(ALIASES + "/a/history?limit=2")
                .then()
                .body("items.to", contains("v1", "v2"))
                .extract()
                .path("next_cursor");
        call().get(ALIASES + "/a/history?limit=2&cursor=" + next)
                .then()
                .body("items.to", contains("v1"))
                .body("next_cursor", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "v12", "V1", "a.b", "a b", "é"})
    void shouldNameTheFieldWhenAnAliasCannotBeCalledSo(String alias) {
        set(alias, "v1").statusCode(400).body("violations.field", contains("alias"));
    }

    @Test
    void shouldNameWhatIsUnknown() {
        set("champion", "nobody").statusCode(400).body("violations.field", contains("version"));
        set("champion", " ").statusCode(400).body("violations.field", contains("version"));
        call().contentType("application/json")
                .body(Map.of("version", "v1"))
                .put(ALIASES + "/champion?route=nowhere")
                .then()
                .statusCode(404)
                .body("detail", containsString("default"));
        call().get(ALIASES + "/nobody/history").then().statusCode(404);
        call().get(ALIASES + "?route=nowhere").then().statusCode(404);
    }

    @Test
    void shouldRegisterNoVersionThatIsCalledAsTheList() {
        Registry.register("aliases", Registry.body("v1")).statusCode(400).body("violations.field", contains("version"));
    }

    private static ValidatableResponse get(String alias) {
        return get(call(), alias).statusCode(200);
    }

    private static ValidatableResponse get(io.restassured.specification.RequestSpecification call, String alias) {
        return call.get(ALIASES + "/" + alias).then();
    }

    private static ValidatableResponse set(String alias, String version) {
        return call().contentType("application/json")
                .body(Map.of("version", version))
                .put(ALIASES + "/{alias}", alias)
                .then();
    }
}
