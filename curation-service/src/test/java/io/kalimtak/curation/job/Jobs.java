package io.kalimtak.curation.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.kalimtak.curation.Loop;
import io.kalimtak.events.v1.Interaction;
import io.kalimtak.local.testing.KalimtakServers;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Jobs and their sets, as an administrator sees them. */
public final class Jobs {
    private static final List<String> ENDS = List.of("DONE", "FAILED", "CANCELLED");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private Jobs() {}

    public static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET);
    }

    /** Asks for a job; its id. */
    public static String curate(String body) {
        JsonPath accepted = admin().contentType("application/json")
                .body(body)
                .post("/api/admin/curate-training-data")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
        assertThat(accepted.getString("status_url"))
                .isEqualTo("/api/admin/curation-jobs/" + accepted.getString("job_id"));
        return accepted.getString("job_id");
    }

    /** Waits for its end. */
    public static JsonPath ended(String job) {
        return await().atMost(PATIENCE).until(() -> job(job), one -> ENDS.contains(one.getString("state")));
    }

    public static JsonPath job(String job) {
        return json("/api/admin/curation-jobs/" + job);
    }

    public static JsonPath manifest(String set) {
        return json("/api/admin/training-sets/" + set);
    }

    private static JsonPath json(String address) {
        return admin().get(address).then().statusCode(200).extract().jsonPath();
    }

    public static String file(String set, String name) {
        return admin().get("/api/admin/training-sets/" + set + "/files/" + name)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** The lock of the replica that runs jobs: while it is held, none runs. Rolling back gives it back. */
    static Connection holdRunnerLock(Loop loop) throws SQLException {
        Connection connection = loop.connect();
        connection.setAutoCommit(false);
        await().atMost(PATIENCE).until(() -> {
            try (Statement take = connection.createStatement();
                    var result = take.executeQuery(RunnerLock.TAKE)) {
                return result.next() && result.getBoolean(1);
            }
        });
        return connection;
    }

    /** {@code is_curated/is_selected} of the interaction's candidate, as {@code t} or {@code f}. */
    static String marks(Loop loop, Interaction interaction) {
        Map<String, String> row = loop.candidates(interaction).getFirst();
        return row.get("is_curated") + "/" + row.get("is_selected");
    }
}
