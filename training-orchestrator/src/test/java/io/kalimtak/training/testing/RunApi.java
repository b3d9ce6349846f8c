package io.kalimtak.training.testing;

import static io.restassured.RestAssured.given;

import io.kalimtak.local.testing.KalimtakServers;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** The service's HTTP as the gateway calls it. */
public final class RunApi {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    public static final String RUNS = "/api/admin/training-runs";

    private RunApi() {}

    public static RequestSpecification call() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET)
                .header("X-Kalimtak-Actor", "key:test")
                .contentType(ContentType.JSON);
    }

    public static Response order(String body) {
        return call().body(body).post(RUNS);
    }

    /** Orders a run of the set; gives its id. */
    public static String start(SampleSet set, String launcher) {
        return start(set, launcher, "sft");
    }

    public static String start(SampleSet set, String launcher, String method) {
        return order("{\"training_set_id\":\"" + set.id() + "\",\"launcher\":\"" + launcher + "\",\"method\":\""
                        + method + "\"}")
                .then()
                .statusCode(202)
                .extract()
                .path("run_id");
    }

    public static JsonPath run(String id) {
        return call().get(RUNS + "/" + id).then().statusCode(200).extract().jsonPath();
    }

    public static String state(String id) {
        return run(id).getString("state");
    }

    /** Waits until the run is in one of the states. */
    public static JsonPath await(String id, String... states) {
        Awaitility.await().atMost(LONGEST).until(() -> List.of(states).contains(state(id)));
        return run(id);
    }

    public static JsonPath awaitEnd(String id) {
        return await(id, "DONE", "REJECTED", "FAILED", "CANCELLED");
    }
}
