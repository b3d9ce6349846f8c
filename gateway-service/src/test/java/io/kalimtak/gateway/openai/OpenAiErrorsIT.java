package io.kalimtak.gateway.openai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals below {@code /v1} that no call of the protocol makes itself. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
class OpenAiErrorsIT {
    private static RequestSpecification as(String key) {
        return given().contentType("application/json").header("Authorization", "Bearer " + key);
    }

    private static ValidatableResponse refused(Response response, int status, String type, String code) {
        return response.then()
                .statusCode(status)
                .contentType("application/json")
                .body("error.type", equalTo(type))
                .body("error.code", equalTo(code))
                .body("error.message", not(equalTo("")));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/responses/resp_1",
        "DELETE, /v1/responses/resp_1",
        "POST, /v1/responses/resp_1/cancel",
        "DELETE, /v1/files/file-1",
        "POST, /v1/audio/speech"
    })
    void shouldSayThatThereIsNoSuchCall(String method, String path) {
        refused(as(GatewayProbe.APP_KEY).request(method, path), 404, "invalid_request_error", "unknown_url")
                .body("error.message", containsString("Nothing answers at this path"));
    }

    @Test
    void shouldFindAModelByItsName() {
        as(GatewayProbe.APP_KEY)
                .get("/v1/models/default")
                .then()
                .statusCode(200)
                .body("id", equalTo("default"));
        refused(as(GatewayProbe.APP_KEY).get("/v1/models/nobody"), 404, "not_found_error", "model_not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/chat/completions", "/v1/responses", "/v1/embeddings"})
    void shouldRefuseCallersInTheProtocolsForm(String path) {
        refused(as("wrong").body("{}").post(path), 401, "authentication_error", "unauthenticated");
        refused(as(GatewayProbe.ADMIN_KEY).body("{}").post(path), 403, "permission_error", "forbidden");
        refused(as(GatewayProbe.APP_KEY).get(path), 405, "invalid_request_error", "method_not_allowed");
        refused(
                as(GatewayProbe.APP_KEY).contentType("text/plain").body("{}").post(path),
                415,
                "invalid_request_error",
                "unsupported_media_type");
        refused(
                as(GatewayProbe.APP_KEY).body("{\"model\":").post(path),
                400,
                "invalid_request_error",
                "invalid_request");
        refused(as(GatewayProbe.APP_KEY).body("[]").post(path), 400, "invalid_request_error", "invalid_request");
        refused(as(GatewayProbe.APP_KEY).post(path), 400, "invalid_request_error", "invalid_request");
    }

    @Test
    void shouldSayHowLongToWaitWhenAKeyCallsTooOften() {
        String key = as(GatewayProbe.ADMIN_KEY)
                .body(Map.of("name", "eager client", "role", "app", "rate_per_minute", 1))
                .post("/api/admin/keys")
                .path("key");
        as(key).get("/v1/models").then().statusCode(200);

        Response response = as(key).get("/v1/models");

        refused(response, 429, "rate_limit_error", "too_many_requests")
                .body("error.message", containsString("1 times a minute"));
        assertThat(Integer.parseInt(response.header("Retry-After"))).isBetween(1, 61);
    }
}
