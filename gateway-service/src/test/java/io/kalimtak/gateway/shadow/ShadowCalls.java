package io.kalimtak.gateway.shadow;

import static io.restassured.RestAssured.given;

import io.kalimtak.gateway.GatewayProbe;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.path.json.JsonPath;
import java.util.Map;

/** Requests whose copies a shadow gets, and what became of the copies. */
final class ShadowCalls {
    private static final String REQUEST = "write a short letter about the harbour";

    private ShadowCalls() {}

    static JsonPath ask(String user) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + GatewayProbe.APP_KEY)
                .body(Map.of("input_text", REQUEST, "user_id", user))
                .post("/api/generate")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static double outcome(MeterRegistry metrics, String outcome) {
        var counter =
                metrics.find("kalimtak_shadow_answers").tag("outcome", outcome).counter();
        return counter == null ? 0 : counter.count();
    }
}
