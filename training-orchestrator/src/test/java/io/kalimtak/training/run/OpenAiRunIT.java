package io.kalimtak.training.run;

import static io.kalimtak.training.testing.RunApi.RUNS;
import static io.kalimtak.training.testing.RunApi.awaitEnd;
import static io.kalimtak.training.testing.RunApi.call;
import static io.kalimtak.training.testing.RunApi.order;
import static io.kalimtak.training.testing.RunApi.run;
import static io.kalimtak.training.testing.RunApi.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.local.testing.LocalFineTuning;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.testing.TestPort;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs that train at an endpoint, through their whole life. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class OpenAiRunIT extends RunTestBase {
    private static final String JOBS = "/v1/fine_tuning/jobs";

    private final LocalFineTuning engine = new LocalFineTuning(TestPort.of("fine-tuning"));
    private SampleSet set;

    @BeforeEach
    void startEngine() throws IOException {
        engine.start();
        set = sets.publish(SampleSet.learnable(60, 16).withPairs());
        Map<String, String> answers = set.heldOut();
        engine.answerWith(asked -> answers.getOrDefault(asked, asked));
    }

    @AfterEach
    void stopEngine() {
        engine.close();
    }

    @Test
    void shouldRegisterTheModelOfTheEndpointWhenItIsBetter() {
        String id = start(set, "openai");
        JsonPath run = awaitEnd(id);

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("DONE");
        assertThat(run.getList("history.state", String.class)).containsExactly(WHOLE_WAY);
        String job = engine.jobs().getFirst().path("id").asText();
        String model = "ft:gpt-4.1-mini-2025-04-14:org:kalimtak:" + job;
        assertThat(run.getMap("endpoint"))
                .isEqualTo(Map.of("engine", "openai", "model", model, "base_model", "gpt-4.1-mini-2025-04-14"));
        assertThat(run.getLong("usage.trained_tokens")).isEqualTo(12_345);
        assertThat(run.getMap("training_metrics")).isEqualTo(Map.of("train_loss", 0.25f));
        // After the job's lines come the evaluation's, such as that no judge answers here.
        assertThat(run.getList("logs.line", String.class))
                .startsWith(
                        "Created fine-tuning job: " + job,
                        "Fine-tuning job started",
                        "Step 1/4: training loss=1.0",
                        "Step 2/4: training loss=0.5",
                        "Step 3/4: training loss=0.3333333333333333",
                        "Step 4/4: training loss=0.25",
                        "The job has successfully completed");
        assertThat(run.getDouble("metrics.candidate.cost_mean"))
                .as("100 tokens at 2 and 50 at 8 a million")
                .isCloseTo(0.0006, within(1e-9));
        assertThat(run.getMap("metrics.live")).doesNotContainKey("cost_mean");
        JsonNode facts = registry.version(run.getString("version"));
        assertThat(facts.path("engine").asText()).isEqualTo("openai");
        assertThat(facts.path("model").asText()).isEqualTo(model);
        assertThat(facts.path("base_model").asText()).isEqualTo("gpt-4.1-mini-2025-04-14");
        assertThat(facts.path("artifact_sha256").isNull()).isTrue();
        assertThat(facts.path("status").asText()).isEqualTo("registered");
        assertThat(engine.files()).isEmpty();
    }

    @Test
    void shouldSendTheMethodItsHyperparametersAndPairsWhenDpoIsOrdered() {
        engine.holdIn("running");
        String id = order("{\"launcher\":\"openai\",\"method\":\"dpo\",\"training_set_id\":\"" + set.id() + "\"}")
                .then()
                .statusCode(202)
                .extract()
                .path("run_id");
        awaitJob("running");

        JsonNode job = engine.jobs().getFirst();
        assertThat(job.path("method").toString()).isEqualTo("{\"dpo\":{\"hyperparameters\":{}},\"type\":\"dpo\"}");
        assertThat(job.at("/metadata/kalimtak_run_id").asText()).isEqualTo(id);
        assertThat(engine.files().get("kalimtak-" + id + ".jsonl").lines())
                .hasSize(60)
                .allMatch(line -> line.startsWith("{\"input\":{\"messages\":[{\"role\":\"system\""))
                .allMatch(line ->
                        line.contains("\"non_preferred_output\":[{\"role\":\"assistant\",\"content\":\"no\"}]"));
        engine.holdIn(null);
        assertThat(awaitEnd(id).getString("state")).isEqualTo("DONE");
    }

    @Test
    void shouldFailWithTheReasonOfTheEndpointWhenTheJobFails() {
        engine.failJobsWith("exceeded_quota", "Training stopped at \"" + "somebody's words ".repeat(5) + "\".");

        JsonPath run = awaitEnd(start(set, "openai"));

        assertThat(run.getString("state")).isEqualTo("FAILED");
        assertThat(run.getString("reason"))
                .isEqualTo("The fine-tuning job failed: exceeded_quota: Training stopped at \"…\".");
        assertThat(run.getString("version")).isNull();
        assertThat(engine.files()).isEmpty();
    }

    @Test
    void shouldHaveOneJobWhenTheAnswerToItsStartIsLost() {
        engine.loseNextAnswerTo("POST " + JOBS);

        JsonPath run = awaitEnd(start(set, "openai"));

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("DONE");
        assertThat(engine.jobs()).hasSize(1);
        assertThat(engine.calls("POST /v1/files")).isEqualTo(1);
    }

    @Test
    void shouldUploadOnceWhenTheAnswerToTheUploadIsLost() {
        engine.loseNextAnswerTo("POST /v1/files");

        JsonPath run = awaitEnd(start(set, "openai"));

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("DONE");
        assertThat(engine.calls("POST /v1/files")).isEqualTo(1);
        assertThat(engine.jobs()).hasSize(1);
    }

    @Test
    void shouldFindTheJobAgainWhenTheWorkerIsLost() {
        engine.holdIn("running");
        String id = start(set, "openai");
        awaitJob("running");
        long lists = engine.calls("GET " + JOBS + "?");

        sql.update(
                "UPDATE training_runs SET lease_owner = ?, lease_until = now() - interval '1 second' WHERE id = ?",
                UUID.randomUUID(),
                UUID.fromString(id));
        await().atMost(LONG).until(() -> engine.calls("GET " + JOBS + "?") > lists);
        engine.holdIn(null);
        JsonPath run = awaitEnd(id);

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("DONE");
        assertThat(engine.calls("POST " + JOBS)).isEqualTo(1);
        assertThat(run.getList("logs.line", String.class)).doesNotHaveDuplicates();
    }

    @Test
    void shouldGoOnWhenTheEndpointIsBusyBrokenAndBackAgain() {
        engine.failOnce("GET " + JOBS, 429, "5", "rate_limit_exceeded", "Slow down.")
                .failOnce("POST /v1/files", 500, null, null, "oops")
                .failOnce("POST " + JOBS, 503, null, null, "overloaded")
                .failOnce("GET " + JOBS + "/ftjob", 502, null, null, "bad gateway")
                .failOnce("POST /v1/chat", 429, null, "rate_limit_exceeded", "Slow down.");

        String id = start(set, "openai");
        await().atMost(LONG)
                .until(() -> "The endpoint openai answered with status 429.".equals(run(id).getString("reason")));
        JsonPath run = awaitEnd(id);

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("DONE");
        assertThat(engine.jobs()).hasSize(1);
    }

    @Test
    void shouldFailAtOnceWhenTheEndpointRefuses() {
        engine.failOnce(
                "POST " + JOBS, 400, null, "model_not_available", "Model gpt-x cannot be tuned. Key: sk-abc123.");

        JsonPath run = awaitEnd(start(set, "openai"));

        assertThat(run.getString("state")).isEqualTo("FAILED");
        assertThat(run.getString("reason"))
                .isEqualTo("The endpoint openai refused with status 400: model_not_available: Model gpt-x cannot be"
                        + " tuned. Key: ….");
        assertThat(engine.calls("POST " + JOBS)).isEqualTo(1);
    }

    @Test
    void shouldCancelTheJobWhenTheRunIsCancelled() {
        engine.holdIn("running");
        String id = start(set, "openai");
        awaitJob("running");
        engine.failOnce("POST " + JOBS + "/ftjob", 503, null, null, "overloaded");

        call().post(RUNS + "/" + id + "/cancel").then().statusCode(202);
        JsonPath run = awaitEnd(id);

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("CANCELLED");
        assertThat(engine.jobs().getFirst().path("status").asText()).isEqualTo("cancelled");
        assertThat(engine.files()).isEmpty();
    }

    @Test
    void shouldGoOnWithTheOlderAndCancelTheOtherWhenThereAreTwoJobs() {
        engine.holdIn("running");
        String id = start(set, "openai");
        awaitJob("running");
        String second = engine.addJob(id, 1_790_000_500L);

        sql.update(
                "UPDATE training_runs SET lease_owner = ?, lease_until = now() - interval '1 second' WHERE id = ?",
                UUID.randomUUID(),
                UUID.fromString(id));
        await().atMost(LONG)
                .until(() -> "cancelled"
                        .equals(engine.jobs().getLast().path("status").asText()));
        engine.holdIn(null);

        assertThat(awaitEnd(id).getString("state")).isEqualTo("DONE");
        assertThat(engine.jobs().getLast().path("id").asText()).isEqualTo(second);
    }

    private void awaitJob(String state) {
        await().atMost(LONG)
                .until(() -> engine.jobs().size() == 1
                        && state.equals(engine.jobs().getFirst().path("status").asText()));
    }
}
