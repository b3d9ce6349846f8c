package io.kalimtak.training.run;

import static io.kalimtak.training.testing.RunApi.awaitEnd;
import static io.kalimtak.training.testing.RunApi.call;
import static io.kalimtak.training.testing.RunApi.run;
import static io.kalimtak.training.testing.RunApi.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.training.testing.RunEventLog;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class TrainingRunIT extends RunTestBase {
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
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(folders.of(UUID.fromString(id))).doesNotExist());
        assertThat(RunEventLog.states(codec, id)).containsExactly(WHOLE_WAY);
        call().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("kalimtak_training_runs_total{state=\"DONE\"}"))
                .body(containsString("kalimtak_training_state_seconds_count{state=\"EVALUATING\"}"));
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
}
