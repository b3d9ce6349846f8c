package io.kalimtak.interaction.erasure;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.kalimtak.local.testing.KalimtakServers;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;

/** Erasure as the gateway asks for it. */
final class ErasureCalls {
    private static final Duration SOON = Duration.ofSeconds(60);

    private ErasureCalls() {}

    /** Erases a person and waits for this service's receipt, which comes after the sweep. */
    static UUID erase(String user) {
        String request = authorized()
                .delete("/api/privacy/users/{user_id}", user)
                .then()
                .statusCode(202)
                .extract()
                .path("request_id");
        UUID id = UUID.fromString(request);
        await().atMost(SOON).untilAsserted(() -> receipt(id).body("receipts.size()", equalTo(1)));
        return id;
    }

    static ValidatableResponse receipt(UUID request) {
        return authorized().get("/api/privacy/requests/{id}", request).then().statusCode(200);
    }

    static RequestSpecification authorized() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET);
    }
}
