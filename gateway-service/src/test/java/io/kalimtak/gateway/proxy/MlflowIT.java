package io.kalimtak.gateway.proxy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MLflow's protocol at the door: an administrator's, whole, and refused in its own form. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
class MlflowIT {
    private static final String ALIAS = "/api/2.0/mlflow/registered-models/alias";

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "DELETE"})
    void shouldPassCallsOnWithTheirBodies(String method) {
        as(GatewayProbe.ADMIN_KEY)
                .contentType("application/json")
                .body("{\"name\":\"default\"}")
                .request(method, ALIAS)
                .then()
                .statusCode(202)
                .body(equalTo(method + " " + ALIAS + " as key proven true body {\"name\":\"default\"}"));
    }

    @Test
    void shouldPassQueriesOnAsTheyCame() {
        as(GatewayProbe.ADMIN_KEY)
                .get("/api/2.0/mlflow/model-versions/search?filter=name%20%3D%20%27default%27&order_by=a&order_by=b")
                .then()
                .body(equalTo(
                        "GET /api/2.0/mlflow/model-versions/search?filter=name%20%3D%20%27default%27&order_by=a&order_by=b"
                                + " as key proven true body "));
    }

    @ParameterizedTest
    @ValueSource(strings = {GatewayProbe.APP_KEY, GatewayProbe.PRIVACY_KEY})
    void shouldLetAdministratorsInAloneAndSaySoInTheProtocolsForm(String key) {
        as(key).get(ALIAS)
                .then()
                .statusCode(403)
                .contentType("application/json")
                .body("error_code", equalTo("PERMISSION_DENIED"))
                .body("message", containsString("role admin"))
                .body("detail", nullValue());
    }

    @Test
    void shouldAskForAKeyInTheProtocolsForm() {
        given().get(ALIAS).then().statusCode(401).body("error_code", equalTo("UNAUTHENTICATED"));
        as("klm_admin_unknown").get(ALIAS).then().statusCode(401).body("error_code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void shouldRecordCallsInTheAuditTrail() {
        as(GatewayProbe.ADMIN_KEY)
                .contentType("application/json")
                .body("{}")
                .post(ALIAS)
                .then()
                .statusCode(202);

        as(GatewayProbe.ADMIN_KEY)
                .get("/api/admin/audit?limit=2")
                .then()
                .body("items[1].path", equalTo(ALIAS))
                .body("items[1].method", equalTo("POST"))
                .body("items[1].phase", equalTo("answered"));
    }

    private static RequestSpecification as(String key) {
        return given().urlEncodingEnabled(false).header("Authorization", "Bearer " + key);
    }
}
