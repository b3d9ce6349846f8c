package io.kalimtak.training.run;

import static io.kalimtak.training.testing.RunApi.RUNS;
import static io.kalimtak.training.testing.RunApi.await;
import static io.kalimtak.training.testing.RunApi.awaitEnd;
import static io.kalimtak.training.testing.RunApi.call;
import static io.kalimtak.training.testing.RunApi.order;
import static io.kalimtak.training.testing.RunApi.run;
import static io.kalimtak.training.testing.RunApi.start;
import static io.kalimtak.training.testing.RunApi.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.training.testing.Hold;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class RunControlIT extends RunTestBase {
    @Test
    void shouldStopWhenCancelledWhileTraining() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(60, 12));
        Hold hold = holdIn("TRAINING");
        String id = start(set, "held");
        await().atMost(LONG).until(() -> hold.arrived() == 1);

        call().post(RUNS + "/" + id + "/cancel").then().statusCode(202).body("run_id", equalTo(id));
        JsonPath run = awaitEnd(id);

        assertThat(run.getString("state")).isEqualTo("CANCELLED");
        assertThat(run.getList("history.actor", String.class).getLast()).isEqualTo("key:test");
        assertThat(run.getString("version")).isNull();
        assertThat(registry.calls("PUT")).isZero();
        call().post(RUNS + "/" + id + "/cancel")
                .then()
                .statusCode(409)
                .body("detail", equalTo("The run has ended as CANCELLED; there is nothing to cancel."));
    }

    @Test
    void shouldBeCancelledWhenRegisteringHasNotReachedTheRegistry() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(60, 12));
        Hold hold = registry.hold("PUT /internal/model-versions/");
        String id = start(set, "embedded");
        await().atMost(LONG).until(() -> hold.arrived() == 1);

        call().post(RUNS + "/" + id + "/cancel").then().statusCode(202);
        hold.release();
        JsonPath run = awaitEnd(id);

        assertThat(run.getString("state")).isEqualTo("CANCELLED");
        assertThat(registry.version(run.getString("version"))).isNull();
    }

    @Test
    void shouldWaitForItsTurnWhenAnotherRunOfTheTargetIsUnderWay() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(60, 12));
        Hold hold = holdIn("TRAINING");
        String first = start(set, "held");
        await().atMost(LONG).until(() -> hold.arrived() == 1);

        String second = start(set, "embedded");
        String third = start(set, "embedded");
        call().post(RUNS + "/" + third + "/cancel").then().statusCode(202);

        assertThat(state(third)).isEqualTo("CANCELLED");
        await().during(Duration.ofSeconds(1)).until(() -> state(second).equals("QUEUED"));
        hold.release();
        awaitEnd(first);
        assertThat(awaitEnd(second).getString("state")).isIn("DONE", "REJECTED");
    }

    @Test
    void shouldLetOneGoFirstWhenTwoReplicasTakeTwoRunsOfATarget() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(60, 12));
        Hold hold = holdIn("TRAINING");
        String first = start(set, "held");
        await().atMost(LONG).until(() -> hold.arrived() == 1);
        String second = start(set, "embedded");

        // The claim's own check is bypassed, as it is when two replicas claim at the same moment.
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> sql.update(
                        "UPDATE training_runs SET state = 'PREPARING' WHERE id = ?", UUID.fromString(second))))
                .isInstanceOfSatisfying(
                        io.kalimtak.training.sql.SqlFailure.class,
                        failure -> assertThat(failure.isDuplicate()).isTrue());
        assertThat(state(first)).isEqualTo("TRAINING");
    }

    @Test
    void shouldFailWhenTheSetIsRevokedOnTheWay() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(60, 12));
        Hold hold = holdIn("TRAINING");
        String id = start(set, "held");
        await().atMost(LONG).until(() -> hold.arrived() == 1);

        sets.revoke(set);
        hold.release();
        JsonPath run = awaitEnd(id);

        assertThat(run.getString("state")).isEqualTo("FAILED");
        assertThat(run.getString("reason"))
                .isEqualTo("The training set was revoked meanwhile; start a run on the newest set.");
        order("{\"training_set_id\":\"" + set.id() + "\"}")
                .then()
                .statusCode(422)
                .body("detail", containsString("was revoked"));
    }

    @Test
    void shouldTakeTheNewestSetWhenTheOrderNamesNone() throws IOException {
        sets.publish(SampleSet.learnable(20, 2));
        SampleSet newest = sets.publish(SampleSet.learnable(20, 3));

        String id = call().post(RUNS).then().statusCode(202).extract().path("run_id");

        assertThat(run(id).getString("training_set_id")).isEqualTo(newest.id().toString());
        awaitEnd(id);
    }

    @Test
    void shouldAskForPatienceWhenTheSetIsStoredAndNotYetAnnounced() throws IOException {
        SampleSet set = SampleSet.learnable(20, 2);
        sets.writeWithoutTelling(set);

        order("{\"training_set_id\":\"" + set.id() + "\"}")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("detail", containsString("has not been announced"));
    }

    @Test
    void shouldRefuseTheOrderWhenItCannotBeCarriedOut() throws IOException {
        sets.publish(SampleSet.learnable(20, 2));

        order("{\"training_set_id\":\"00000000-0000-4000-8000-000000000000\"}")
                .then()
                .statusCode(404);
        order("{\"method\":\"kto\",\"launcher\":\"openai\"}")
                .then()
                .statusCode(422)
                .body("detail", equalTo("The launcher openai does not support the method kto. It supports: sft, dpo."));
        order("{\"method\":\"rlhf\"}").then().statusCode(400).body("violations[0].field", equalTo("method"));
        order("{\"launcher\":\"sagemaker\"}")
                .then()
                .statusCode(422)
                .body(
                        "detail",
                        equalTo(
                                "There is no launcher of that name. Known launchers: command, embedded, held, kubernetes,"
                                        + " openai."));
        order("{\"epochs\":3}").then().statusCode(400).body("violations[0].field", equalTo("epochs"));
    }

    @Test
    void shouldPageNewestFirstWhenRunsAreListed() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(20, 2));
        List<String> ids =
                Stream.generate(() -> start(set, "embedded")).limit(3).toList();
        ids.forEach(id -> awaitEnd(id));

        JsonPath page =
                call().get(RUNS + "?limit=2").then().statusCode(200).extract().jsonPath();
        JsonPath rest = call().get(RUNS + "?limit=1&cursor=" + page.getString("next_cursor"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(page.getList("items.run_id", String.class)).containsExactly(ids.get(2), ids.get(1));
        assertThat(rest.getList("items.run_id", String.class)).containsExactly(ids.get(0));
        call().get(RUNS + "/no-such-run").then().statusCode(404);
    }
}
