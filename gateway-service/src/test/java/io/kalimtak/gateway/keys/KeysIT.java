package io.kalimtak.gateway.keys;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.local.testing.Database;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
class KeysIT {
    private static final String KEYS = "/api/admin/keys";

    @Inject
    GatewayProbe probe;

    @BeforeEach
    void serveTheBaseVersion() {
        probe.serve(GatewayProbe.base());
        Awaitility.await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void shouldWorkAtOnceAndShowItselfOnceWhenAKeyIsMade() {
        Response made = admin().body("{\"name\":\"web shop\",\"role\":\"app\"}").post(KEYS);

        made.then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .header("Location", equalTo(KEYS + "/" + made.path("key_id")))
                .body("key", startsWith("klm_app_"))
                .body("created_by", startsWith("key:"));
        assertThat(ask(made.path("key"))).isEqualTo(200);
        admin().get(KEYS)
                .then()
                .statusCode(200)
                .body("items.key_id", hasItem(made.<String>path("key_id")))
                .body(not(containsString(made.<String>path("key"))));
        assertThat(Database.rows("SELECT key_sha256 FROM gateway.api_keys").toString())
                .doesNotContain(made.<String>path("key"));
    }

    @Test
    void shouldStopWorkingWhenItIsRevoked() {
        JsonPath made = make("{\"name\":\"lost\",\"role\":\"app\"}");

        admin().delete(KEYS + "/" + made.get("key_id")).then().statusCode(204);
        admin().delete(KEYS + "/" + made.get("key_id")).then().statusCode(204);

        assertThat(ask(made.getString("key"))).isEqualTo(401);
        admin().get(KEYS + "/" + made.get("key_id"))
                .then()
                .body("revoked_by", startsWith("key:"))
                .body("revoked_at", not(equalTo(null)));
        admin().post(KEYS + "/" + made.get("key_id") + "/rotate").then().statusCode(409);
    }

    @Test
    void shouldLetBothKeysWorkForAWhileWhenOneIsRotated() {
        JsonPath old = make("{\"name\":\"rotated\",\"role\":\"app\",\"rate_per_minute\":600}");

        Response fresh = admin().post(KEYS + "/" + old.get("key_id") + "/rotate");

        fresh.then()
                .statusCode(201)
                .body("replaces", equalTo(old.getString("key_id")))
                .body("rate_per_minute", equalTo(600));
        assertThat(ask(old.getString("key"))).isEqualTo(200);
        assertThat(ask(fresh.path("key"))).isEqualTo(200);
        admin().post(KEYS + "/" + old.get("key_id") + "/rotate")
                .then()
                .statusCode(409)
                .body("detail", containsString("has been rotated already"));
        Database.rows(
                "UPDATE gateway.api_keys SET expires_at = now() WHERE id = ?::uuid RETURNING id",
                old.getString("key_id"));
        Awaitility.await().until(() -> ask(old.getString("key")) == 401);
        assertThat(ask(fresh.path("key"))).isEqualTo(200);
    }

    @Test
    void shouldKeepTheLastAdministratorIn() {
        String only = Database.value("SELECT id FROM gateway.api_keys WHERE role = 'admin' AND revoked_at IS NULL");

        admin().delete(KEYS + "/" + only).then().statusCode(409).body("detail", containsString("Make another one"));

        assertThat(admin().get(KEYS).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldSayHowLongToWaitWhenAKeyCallsTooOften() {
        String key = make("{\"name\":\"eager\",\"role\":\"app\",\"rate_per_minute\":1}")
                .getString("key");

        assertThat(ask(key)).isEqualTo(200);
        Response refused = generate(key);

        refused.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("detail", containsString("1 times a minute"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 61);
        assertThat(ask(GatewayProbe.APP_KEY)).isEqualTo(200);
        given().get("/q/metrics").then().body(containsString("kalimtak_gateway_rate_limited_total{role=\"app\"}"));
    }

    @Test
    void shouldNameWhatIsWrongWithAnOrder() {
        admin().body("{\"name\":\" \",\"role\":\"root\",\"rate_per_minute\":0}")
                .post(KEYS)
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("name", "rate_per_minute", "role")));
        admin().body("{\"name\":\"x\",\"role\":\"app\",\"key\":\"mine\"}")
                .post(KEYS)
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("key")));
        admin().get(KEYS + "/no-uuid").then().statusCode(404);
        admin().delete(KEYS + "/00000000-0000-4000-8000-000000000000").then().statusCode(404);
    }

    @Test
    void shouldPageThroughAllKeysOnce() {
        make("{\"name\":\"one\",\"role\":\"privacy\"}");
        make("{\"name\":\"two\",\"role\":\"privacy\"}");

        JsonPath first = admin().get(KEYS + "?limit=1").jsonPath();
        JsonPath second = admin().get(KEYS + "?limit=1&cursor=" + first.getString("next_cursor"))
                .jsonPath();

        assertThat(first.getList("items.name")).containsExactly("two");
        assertThat(second.getList("items.name")).containsExactly("one");
        admin().get(KEYS + "?limit=500").then().body("items.size()", greaterThan(4));
    }

    private static JsonPath make(String body) {
        return admin().body(body).post(KEYS).then().statusCode(201).extract().jsonPath();
    }

    private static int ask(String key) {
        return generate(key).statusCode();
    }

    private static Response generate(String key) {
        return as(key).body("{\"input_text\":\"plan a lesson on acids\"}").post("/api/generate");
    }

    private static RequestSpecification admin() {
        return as(GatewayProbe.ADMIN_KEY);
    }

    private static RequestSpecification as(String key) {
        return given().contentType("application/json").header("Authorization", "Bearer " + key);
    }
}
