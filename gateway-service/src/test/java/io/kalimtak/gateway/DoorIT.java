package io.kalimtak.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in where: every call of the description with every role, and without one. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
class DoorIT {
    private static final String SOME_ID = "00000000-0000-4000-8000-000000000000";
    private static final Map<String, String> KEYS = Map.of(
            "app", GatewayProbe.APP_KEY,
            "admin", GatewayProbe.ADMIN_KEY,
            "privacy", GatewayProbe.PRIVACY_KEY);

    /** A call of the description, its path filled in. */
    private record Call(String method, String path) {
        String role() {
            return path.startsWith("/api/admin/") ? "admin" : path.startsWith("/api/privacy/") ? "privacy" : "app";
        }

        int status(RequestSpecification request) {
            return request.contentType("application/json").request(method, path).statusCode();
        }
    }

    @Test
    void shouldLetEachRoleInWhereItBelongsAndNowhereElse() {
        List<Call> calls = calls();
        List<String> wrong = new ArrayList<>();

        for (Call call : calls) {
            expect(call, "no key", call.status(given()), 401, wrong);
            expect(call, "unknown key", call.status(as("klm_" + call.role() + "_made-up")), 401, wrong);
            KEYS.forEach((role, key) -> {
                int status = call.status(as(key));
                if (!role.equals(call.role())) {
                    expect(call, role, status, 403, wrong);
                } else if (status == 401 || status == 403 || status >= 500) {
                    wrong.add(call + " as " + role + ": " + status);
                }
            });
        }

        assertThat(calls).hasSizeGreaterThan(30);
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/admin;x=1/keys",
                "/api;x=1/admin/keys",
                "/api/%61dmin/keys",
                "/api/admin/keys;x=1",
                "/api//admin/keys",
                "/api/./admin/keys"
            })
    void shouldNotBeFooledByAnotherSpellingOfAPath(String path) {
        assertThat(given().urlEncodingEnabled(false)
                        .header("Authorization", "Bearer " + GatewayProbe.APP_KEY)
                        .get(path)
                        .statusCode())
                .isIn(403, 404);
    }

    @Test
    void shouldTellBrowsersToKeepAndInterpretNothing() {
        as(GatewayProbe.ADMIN_KEY)
                .get("/api/admin/keys")
                .then()
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", equalTo("default-src 'none'; frame-ancestors 'none'"))
                .header("Cache-Control", equalTo("no-store"))
                .header("Referrer-Policy", equalTo("no-referrer"));
    }

    @Test
    void shouldPassAPageOnWithThePolicyThatItBrings() {
        Response answer = as(GatewayProbe.ADMIN_KEY)
                .accept("text/html")
                .get("/api/admin/evaluation-reports/" + SOME_ID + "/report.html");

        // Browsers apply every policy that they get.
        assertThat(answer.headers().getValues("Content-Security-Policy")).containsExactly(ServicesBehind.PAGE_POLICY);
        answer.then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/html;charset=UTF-8"))
                .header("Content-Disposition", equalTo("inline; filename=\"report.html\""))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Cache-Control", equalTo("no-store"))
                .body(equalTo("<!DOCTYPE html><p>for text/html"));
    }

    @Test
    void shouldAllowNoOtherOrigin() {
        given().header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .options("/api/generate")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    private static void expect(Call call, String who, int status, int wanted, List<String> wrong) {
        if (status != wanted) {
            wrong.add(call + " with " + who + ": " + status + " instead of " + wanted);
        }
    }

    private static List<Call> calls() {
        JsonPath api = given().get("/q/openapi?format=json").jsonPath();
        Map<String, Map<String, Object>> paths = api.getMap("paths");
        List<Call> calls = new ArrayList<>();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(List.of("get", "put", "post", "delete")::contains)
                .forEach(method ->
                        calls.add(new Call(method.toUpperCase(Locale.ROOT), path.replaceAll("\\{[^}]+}", SOME_ID)))));
        return calls;
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
