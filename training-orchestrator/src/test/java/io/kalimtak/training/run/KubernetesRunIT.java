package io.kalimtak.training.run;

import static io.kalimtak.training.testing.RunApi.RUNS;
import static io.kalimtak.training.testing.RunApi.awaitEnd;
import static io.kalimtak.training.testing.RunApi.call;
import static io.kalimtak.training.testing.RunApi.run;
import static io.kalimtak.training.testing.RunApi.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.local.testing.LocalFineTuning;
import io.kalimtak.training.launch.RunFate;
import io.kalimtak.training.launch.kubernetes.KubernetesLauncher;
import io.kalimtak.training.testing.LocalCluster;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.testing.TestPort;
import io.kalimtak.training.testing.TrainingTestSetup;
import io.kalimtak.training.work.Watch;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs that a job on Kubernetes trains, through their whole life; its program serves the model at an endpoint. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "training"))
@QuarkusTestResource(TrainingTestSetup.class)
class KubernetesRunIT extends RunTestBase {
    private static final String MADE =
            "{\"endpoint\":{\"engine\":\"openai\",\"model\":\"tuned-1\",\"base_model\":\"small-7b\"},"
                    + "\"usage\":{\"trained_tokens\":4096},\"metrics\":{\"train_loss\":0.5}}";
    private static final String COMPLETE =
            "{\"succeeded\":1,\"conditions\":[{\"type\":\"Complete\",\"status\":\"True\"}]}";

    @Inject
    KubernetesLauncher kubernetes;

    @Inject
    RunFates fates;

    private final LocalCluster cluster = new LocalCluster();
    private final LocalFineTuning engine = new LocalFineTuning(TestPort.of("fine-tuning"));
    private SampleSet set;

    @BeforeEach
    void startCluster() throws IOException {
        cluster.start();
        engine.start();
        set = sets.publish(SampleSet.learnable(60, 16));
        Map<String, String> answers = set.heldOut();
        engine.answerWith(asked -> answers.getOrDefault(asked, asked));
    }

    @AfterEach
    void stopCluster() {
        engine.close();
        cluster.close();
    }

    @Test
    void shouldRegisterTheModelThatTheJobMadeWhenItIsBetter() {
        String id = start(set, "kubernetes");
        String job = awaitJob(id);
        cluster.status(job, "{\"active\":1,\"ready\":1}");
        cluster.annotate(job, "kalimtak.io/progress", "{\"phase\":\"epoch 1\",\"progress\":0.5}");
        await().atMost(LONG).until(() -> "epoch 1".equals(run(id).getString("progress.phase")));
        cluster.annotate(job, "kalimtak.io/result", MADE);
        cluster.status(job, COMPLETE);
        JsonPath run = awaitEnd(id);

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("DONE");
        assertThat(run.getList("history.state", String.class)).containsExactly(WHOLE_WAY);
        assertThat(run.getLong("usage.trained_tokens")).isEqualTo(4096);
        assertThat(run.getMap("training_metrics")).isEqualTo(Map.of("train_loss", 0.5f));
        assertThat(run.getList("logs.line", String.class))
                .contains(
                        "Asked the cluster for the job kalimtak-" + id + ".",
                        "The job is running (active 1, ready 1).");
        JsonNode facts = registry.version(run.getString("version"));
        assertThat(run.getString("version")).startsWith("kubernetes-");
        assertThat(facts.path("engine").asText()).isEqualTo("openai");
        assertThat(facts.path("model").asText()).isEqualTo("tuned-1");
        assertThat(facts.path("base_model").asText()).isEqualTo("small-7b");
        assertThat(facts.path("status").asText()).isEqualTo("registered");
        assertThat(cluster.calls("POST " + LocalCluster.JOBS)).isEqualTo(1);
    }

    @Test
    void shouldHaveOneJobWhenTheAnswerIsLostTheClusterBusyAndTheWorkerLost() {
        cluster.loseNextAnswerTo("POST " + LocalCluster.JOBS);
        cluster.failOnce("GET " + LocalCluster.JOBS, 429, "{\"kind\":\"Status\",\"code\":429}");
        String id = start(set, "kubernetes");
        String job = awaitJob(id);
        long looks = cluster.calls("GET " + job);

        sql.update(
                "UPDATE training_runs SET lease_owner = ?, lease_until = now() - interval '1 second' WHERE id = ?",
                UUID.randomUUID(),
                UUID.fromString(id));
        await().atMost(LONG).until(() -> cluster.calls("GET " + job) > looks + 2);
        cluster.annotate(job, "kalimtak.io/result", MADE);
        cluster.status(job, COMPLETE);

        assertThat(awaitEnd(id).getString("state")).isEqualTo("DONE");
        assertThat(cluster.calls("POST " + LocalCluster.JOBS)).isEqualTo(1);
    }

    @Test
    void shouldDeleteTheJobWhenTheRunIsCancelled() {
        String id = start(set, "kubernetes");
        String job = awaitJob(id);
        cluster.failOnce("DELETE " + job, 503, "{\"kind\":\"Status\",\"code\":503}");

        call().post(RUNS + "/" + id + "/cancel").then().statusCode(202);
        JsonPath run = awaitEnd(id);

        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("CANCELLED");
        assertThat(cluster.list(LocalCluster.JOBS)).isEmpty();
    }

    @Test
    void shouldFailWithTheReasonOfTheClusterWhenTheJobFails() {
        String id = start(set, "kubernetes");
        String job = awaitJob(id);
        cluster.status(
                job,
                "{\"conditions\":[{\"type\":\"Failed\",\"status\":\"True\","
                        + "\"reason\":\"DeadlineExceeded\",\"message\":\"Job was active longer than specified deadline\"}]}");
        JsonPath run = awaitEnd(id);

        assertThat(run.getString("state")).isEqualTo("FAILED");
        assertThat(run.getString("reason"))
                .isEqualTo("The job failed: DeadlineExceeded: Job was active longer than specified deadline.");
    }

    @Test
    void shouldSweepTheJobAwayWhenItsRunIsOverAndNotBefore() {
        String id = start(set, "kubernetes");
        awaitJob(id);
        assertThat(fates.of(UUID.fromString(id))).isEqualTo(RunFate.IN_HAND);
        assertThat(kubernetes.sweep(fates::of, new Watch())).isZero();

        sql.update("UPDATE training_runs SET state = 'FAILED', lease_owner = NULL WHERE id = ?", UUID.fromString(id));
        assertThat(fates.of(UUID.fromString(id))).isEqualTo(RunFate.OVER);
        assertThat(fates.of(UUID.randomUUID())).isEqualTo(RunFate.UNKNOWN);
        assertThat(kubernetes.sweep(fates::of, new Watch())).isEqualTo(1);

        assertThat(cluster.list(LocalCluster.JOBS)).isEmpty();
    }

    /** Waits until the run's job is there; gives its path. */
    private String awaitJob(String id) {
        String path = LocalCluster.JOBS + "/kalimtak-" + id;
        await().atMost(LONG)
                .until(() -> cluster.list(LocalCluster.JOBS).size() == 1 && cluster.calls("GET " + path) > 1);
        return path;
    }
}
