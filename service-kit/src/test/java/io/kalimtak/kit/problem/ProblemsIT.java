package io.kalimtak.kit.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** Every wrong call is answered as a problem that names what is wrong and quotes nothing of the caller's text. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
class ProblemsIT {
    @Test
    void shouldNameAnUnknownFieldAndTheKnownOnes() {
        call("{\"item_count\": 1, \"itemCount\": 2}")
                .post("/sample")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:kalimtak:problem:invalid-request"))
                .body("status", equalTo(400))
                .body("instance", equalTo("/sample"))
                .body("violations[0].field", equalTo("itemCount"))
                .body("violations[0].message", containsString("inner, item_count, when"));
    }

    @Test
    void shouldNameAViolatedFieldAsTheCallerWroteIt() {
        call("{\"item_count\": 0, \"inner\": {\"short_text\": \"secret words\"}}")
                .post("/sample")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(java.util.List.of("inner.short_text", "item_count")))
                .body("violations[1].message", equalTo("must be at least 1"))
                .body(not(containsString("secret")));
    }

    @Test
    void shouldSayWhichTypeAFieldNeeds() {
        call("{\"item_count\": \"many\"}")
                .post("/sample")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("item_count"))
                .body("violations[0].message", equalTo("must be a whole number"))
                .body(not(containsString("many")));
        call("{\"item_count\": 1, \"when\": \"yesterday\"}")
                .post("/sample")
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("2026-01-31T08:00:00Z"));
    }

    @Test
    void shouldSayWhereABodyStopsBeingJson() {
        call("{\"item_count\": ")
                .post("/sample")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("not JSON"));
    }

    @Test
    void shouldAnswerEveryOtherRefusalAsAProblem() {
        call("{}").post("/nowhere").then().statusCode(404).body("detail", containsString("/q/openapi"));
        call("{}").delete("/sample").then().statusCode(405).contentType("application/problem+json");
        given().header("Authorization", "Bearer test-secret-of-at-least-32-characters")
                .contentType("text/plain")
                .body("x")
                .post("/sample")
                .then()
                .statusCode(415)
                .body("detail", containsString("application/json"));
    }

    @Test
    void shouldHideTheCauseOfAnUnforeseenFailure() {
        call("{\"item_count\": 13}")
                .post("/sample")
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body(not(containsString("unlucky")))
                .body(not(containsString("Exception")));
    }

    @Test
    void shouldAnswerOtherServicesOnly() {
        given().contentType("application/json")
                .body("{\"item_count\": 1}")
                .post("/sample")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        given().header("Authorization", "Bearer wrong")
                .contentType("application/json")
                .body("{\"item_count\": 1}")
                .post("/sample")
                .then()
                .statusCode(401);
        call("{\"item_count\": 1}").post("/sample").then().statusCode(200).body("actor", equalTo("key:1"));
    }

    private static RequestSpecification call(String body) {
        return given().header("Authorization", "Bearer test-secret-of-at-least-32-characters")
                .header("X-Kalimtak-Actor", "key:1")
                .contentType("application/json")
                .body(body);
    }
}
