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

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.kit.events.AvroCodec;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.training.WorkFolders;
import io.kalimtak.training.sql.Sql;
import io.kalimtak.training.testing.HeldLauncher;
import io.kalimtak.training.testing.Hold;
import io.kalimtak.training.testing.LocalRegistry;
import io.kalimtak.training.testing.RunEventLog;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.testing.SetPublisher;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class TrainingRunIT {
    private static final String[] WHOLE_WAY = {"QUEUED", "PREPARING", "TRAINING", "EVALUATING", "REGISTERING", "DONE"};
    private static final Duration LONG = Duration.ofSeconds(30);

    @Inject
    SetPublisher sets;

    @Inject
    HeldLauncher launcher;

    @Inject
    Sql sql;

    @Inject
    WorkFolders folders;

    @Inject
    AvroCodec codec;

    private final LocalRegistry registry = new LocalRegistry();
    private Hold trainingHold;

    @BeforeEach
    void open() throws IOException {
        registry.start();
    }

    @AfterEach
    void close() {
        if (trainingHold != null) {
            trainingHold.release();
        }
        registry.close();
        sql.update("UPDATE training_runs SET cancel_requested_by = 'test' WHERE cancel_requested_by IS NULL");
        sql.update("UPDATE training_runs SET state = 'CANCELLED', lease_owner = NULL"
                + " WHERE state NOT IN ('DONE', 'REJECTED', 'FAILED', 'CANCELLED')");
    }

    @Test
    void shouldRegisterABetterVersionWhenARunGoesItsWholeWay() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(160, 40));

        String id = start(set, "embedded");
        JsonPath run = awaitEnd(id);

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("DONE");
        assertThat(run.getList("history.state", String.class)).containsExactly(WHOLE_WAY);
        assertThat(run.getString("history[0].actor")).isEqualTo("key:test");
        assertThat(run.getString("history[5].actor")).isEqualTo("training-orchestrator");
        assertThat(run.getString("reason")).isNull();
        assertThat(run.getBoolean("gate.passed")).isTrue();
        assertThat(run.getDouble("metrics.candidate.accuracy_cosine"))
                .isGreaterThan(run.getDouble("metrics.live.accuracy_cosine"));
        String version = run.getString("version");
        assertThat(version).matches("embedded-\\d{8}-" + id.substring(0, 8));
        assertRegistered(version, id, set, "registered");
        assertReport(run.getString("evaluation_report_id"), id, set);
        assertThat(folders.of(UUID.fromString(id))).doesNotExist();
        assertThat(RunEventLog.states(codec, id)).containsExactly(WHOLE_WAY);
    }

    private void assertRegistered(String version, String id, SampleSet set, String status) {
        JsonNode facts = registry.version(version);
        assertThat(facts.path("status").asText()).isEqualTo(status);
        assertThat(facts.path("run_id").asText()).isEqualTo(id);
        assertThat(facts.path("training_set_id").asText()).isEqualTo(set.id().toString());
        assertThat(facts.path("base_model").asText()).isEqualTo("embedded-base-1");
        assertThat(facts.path("parent_version").asText()).isEqualTo("embedded-base-1");
        assertThat(facts.path("engine").asText()).isEqualTo("embedded");
        assertThat(facts.path("metrics").path("n").asDouble()).isEqualTo(40.0);
        assertThat(facts.path("artifact_sha256").asText()).isEqualTo(LocalRegistry.sha256(registry.artifact(version)));
    }

    private static void assertReport(String reportId, String runId, SampleSet set) {
        JsonPath report = call().get("/api/admin/evaluation-reports/" + reportId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(report.getString("kind")).isEqualTo("run");
        assertThat(report.getString("run_id")).isEqualTo(runId);
        assertThat(report.getString("training_set_id")).isEqualTo(set.id().toString());
        assertThat(report.getInt("eval_rows")).isEqualTo(40);
        assertThat(report.getList("examples")).hasSize(5);
        assertThat(report.getString("slices.language[0].value")).isEqualTo("en");
        assertThat(report.getInt("slices.language[0].n")).isEqualTo(40);
    }

    @Test
    void shouldKeepTheVersionAsRejectedWhenTheGateRefusesIt() throws IOException {
        SampleSet set = sets.publish(SampleSet.unbeatable(160, 40));

        String id = start(set, "embedded");
        JsonPath run = awaitEnd(id);

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("REJECTED");
        assertThat(run.getString("reason"))
                .startsWith("Kept as rejected. The gate refused it: independent_rows 0.0000 (bound 10.0000)");
        assertThat(run.getBoolean("gate.passed")).isFalse();
        assertRegistered(run.getString("version"), id, set, "rejected");
    }

    @Test
    void shouldTrainNothingWhenTooLittleIsHeldOut() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(60, 9));

        JsonPath run = awaitEnd(start(set, "embedded"));

        assertThat(run.getString("state")).isEqualTo("REJECTED");
        assertThat(run.getString("reason"))
                .isEqualTo("The training set holds out 9 rows; the gate needs at least 10 to judge a version."
                        + " Collect more feedback.");
        assertThat(run.getString("version")).isNull();
        assertThat(registry.calls("PUT")).isZero();
    }

    @Test
    void shouldNameTheLineWhenTheSetIsBroken() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(20, 10).withBrokenLine(7));

        JsonPath run = awaitEnd(start(set, "embedded"));

        assertThat(run.getString("state")).isEqualTo("FAILED");
        assertThat(run.getString("reason"))
                .startsWith("The training set cannot be used: train.jsonl has 1 broken line of 20; line 7: not JSON");
    }

    @Test
    void shouldWaitAndGoOnWhenTheRegistryIsAwayAndComesBack() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(160, 40));
        registry.close();

        String id = start(set, "embedded");
        await().atMost(LONG).until(() -> "The model registry does not answer.".equals(run(id).getString("reason")));
        assertThat(state(id)).isEqualTo("PREPARING");
        registry.start();

        assertThat(awaitEnd(id).getString("state")).isEqualTo("DONE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PREPARING", "TRAINING", "EVALUATING", "REGISTERING"})
    void shouldComeToTheSameEndWhenTheWorkerIsLostInAState(String lostIn) throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(160, 40));
        Hold hold = holdIn("PREPARING".equals(lostIn) ? lostIn : "TRAINING");
        String id = start(set, "held");
        if (lostIn.equals("EVALUATING") || lostIn.equals("REGISTERING")) {
            await().atMost(LONG).until(() -> state(id).equals("TRAINING") && trainingHold.arrived() == 1);
            hold = holdIn(lostIn);
            trainingHold.release();
        }
        Hold place = hold;
        await().atMost(LONG).until(() -> state(id).equals(lostIn) && place.arrived() >= 1);

        loseLease(id);
        await().atMost(LONG).until(() -> place.arrived() >= 2);
        place.release();
        JsonPath run = awaitEnd(id);

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("DONE");
        assertThat(run.getList("history.state", String.class)).containsExactly(WHOLE_WAY);
        assertRegistered(run.getString("version"), id, set, "registered");
        assertThat(RunEventLog.states(codec, id)).containsExactly(WHOLE_WAY);
    }

    @Test
    void shouldBeTakenUpWhenItsWorkerWasLostInTheQueue() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(60, 9));
        String first = start(set, "embedded");
        sql.update(
                "UPDATE training_runs SET lease_owner = ?, lease_until = now() + interval '1 second' WHERE id = ?"
                        + " AND state = 'QUEUED'",
                UUID.randomUUID(),
                UUID.fromString(first));

        assertThat(awaitEnd(first).getString("state")).isEqualTo("REJECTED");
    }

    /** What a worker's death leaves: a lease that nobody renews. Its zombie here finds out by the fence. */
    private void loseLease(String id) {
        sql.update(
                "UPDATE training_runs SET lease_owner = ?, lease_until = now() - interval '1 second' WHERE id = ?",
                UUID.randomUUID(),
                UUID.fromString(id));
    }

    private Hold holdIn(String state) {
        return switch (state) {
            case "PREPARING", "EVALUATING" -> registry.hold("GET /internal/routes/");
            case "REGISTERING" -> registry.hold("PUT /internal/model-versions/");
            default -> trainingHold = launcher.hold();
        };
    }

    @Test
    void shouldRegisterOnceWhenTheAnswerToTheRegistrationIsLost() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(160, 40));
        Hold training = holdIn("TRAINING");
        String id = start(set, "held");
        await().atMost(LONG).until(() -> training.arrived() == 1);
        registry.loseFirstAnswerTo("PUT /internal/model-versions/");
        training.release();

        JsonPath run = awaitEnd(id);

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("DONE");
        assertRegistered(run.getString("version"), id, set, "registered");
    }

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
    void shouldRefuseTheOrderWhenItCannotBeCarriedOut() throws IOException {
        sets.publish(SampleSet.learnable(20, 2));

        order("{\"training_set_id\":\"00000000-0000-4000-8000-000000000000\"}")
                .then()
                .statusCode(404);
        order("{\"method\":\"dpo\"}")
                .then()
                .statusCode(422)
                .body("detail", equalTo("The launcher embedded does not support the method dpo. It supports: sft."));
        order("{\"method\":\"rlhf\"}").then().statusCode(400).body("violations[0].field", equalTo("method"));
        order("{\"launcher\":\"openai\"}")
                .then()
                .statusCode(422)
                .body("detail", equalTo("There is no launcher of that name. Known launchers: embedded, held."));
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

    @Test
    void shouldFailWhenARunStaysTooLongInAState() throws IOException {
        SampleSet set = sets.publish(SampleSet.learnable(60, 12));
        Hold hold = holdIn("TRAINING");
        String id = start(set, "held");
        await().atMost(LONG).until(() -> hold.arrived() == 1);

        sql.update(
                "UPDATE training_runs SET state_since = now() - interval '7 hours' WHERE id = ?", UUID.fromString(id));
        JsonPath run = await(id, "FAILED");

        assertThat(run.getString("reason")).startsWith("It stayed in TRAINING longer than PT6H.");
    }
}
