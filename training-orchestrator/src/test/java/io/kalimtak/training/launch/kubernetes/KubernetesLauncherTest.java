package io.kalimtak.training.launch.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.launch.TrainedEndpoint;
import io.kalimtak.training.launch.TrainingOutcome;
import io.kalimtak.training.launch.Usage;
import io.kalimtak.training.testing.DefaultConfig;
import io.kalimtak.training.testing.LocalCluster;
import io.kalimtak.training.work.AbortedException;
import io.kalimtak.training.work.AwayException;
import io.kalimtak.training.work.Watch;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The whole life of a job, and what may come between. */
class KubernetesLauncherTest extends ClusterTestBase {
    @Test
    void shouldGiveTheEndpointWhenAPlainJobSucceeds() {
        CompletableFuture<TrainingOutcome> launched = launchBeside();
        awaitFollowed();
        assertThat(watch.progress()).contains(new Watch.Progress("waiting for the cluster", 0.02));
        cluster.status(path(), "{\"active\":1,\"ready\":1}");
        await().atMost(LONG).until(() -> watch.progress().orElseThrow().equals(new Watch.Progress("training", 0.1)));
        cluster.annotate(
                path(), "kalimtak.io/progress", "{\"phase\":\"epoch 2\",\"progress\":0.5,\"log\":\"loss 0.7\"}");
        cluster.annotate(path(), "kalimtak.io/metrics", "{\"train_loss\":0.7,\"epoch\":2}");
        await().atMost(LONG).until(() -> watch.progress().orElseThrow().equals(new Watch.Progress("epoch 2", 0.5)));
        cluster.annotate(path(), "kalimtak.io/result", """
                {"endpoint": {"engine": "local", "model": "tuned-1", "base_model": "small-7b"},
                 "usage": {"trained_tokens": 4096, "cost": 1.20, "currency": "EUR"},
                 "metrics": {"train_loss": 0.6}}""");
        complete(path());

        assertThat(launched.join())
                .isEqualTo(new TrainingOutcome(
                        new TrainedEndpoint("local", "tuned-1", "small-7b"),
                        new Usage(4096L, new BigDecimal("1.20"), "EUR"),
                        Map.of("train_loss", 0.6, "epoch", 2.0)));
        assertThat(watch.takeLog())
                .containsExactly(
                        "Asked the cluster for the job " + name() + ".",
                        "The job is waiting.",
                        "The job is running (active 1, ready 1).",
                        "loss 0.7",
                        "The job is succeeded (succeeded 1).");
    }

    @Test
    void shouldGiveTheEndpointWhenATrainJobSucceeds() {
        set("kind", "trainjob");
        set("runtime", "torch-distributed");
        String path = LocalCluster.TRAIN_JOBS + "/" + name();
        CompletableFuture<TrainingOutcome> launched = launchBeside();
        awaitFollowed();
        cluster.status(
                path,
                "{\"conditions\":[{\"type\":\"Suspended\",\"status\":\"True\",\"reason\":\"Suspended\","
                        + "\"message\":\"waits for quota\"}]}");
        await().atMost(LONG)
                .until(() ->
                        watch.progress().orElseThrow().equals(new Watch.Progress("suspended by the cluster", 0.02)));
        cluster.status(path, """
                {"conditions":[{"type":"Suspended","status":"False","reason":"Resumed"}],
                 "jobsStatus":[{"name":"node","active":1,"ready":1,"succeeded":0,"failed":0,"suspended":0}],
                 "trainerStatus":{"progressPercentage":40,"metrics":[{"name":"loss","value":"0.25"}]}}""");
        await().atMost(LONG).until(() -> watch.progress().orElseThrow().equals(new Watch.Progress("training", 0.4)));
        cluster.annotate(path, "kalimtak.io/result", ENDPOINT);
        cluster.status(path, "{\"conditions\":[{\"type\":\"Complete\",\"status\":\"True\"}]}");

        assertThat(launched.join())
                .isEqualTo(new TrainingOutcome(
                        new TrainedEndpoint("local", "tuned-1", "small-7b"), Usage.UNKNOWN, Map.of("loss", 0.25)));
        assertThat(watch.takeLog())
                .contains(
                        "The job is suspended: Suspended: waits for quota.", "The job is running (active 1, ready 1).");
    }

    @Test
    void shouldHaveOneJobWhenTheAnswerToItsMakingIsLost() {
        cluster.loseNextAnswerTo("POST " + LocalCluster.JOBS);

        assertThatThrownBy(this::launch)
                .isInstanceOf(AwayException.class)
                .hasMessage("The Kubernetes API does not answer.");
        CompletableFuture<TrainingOutcome> again = launchBeside();
        awaitFollowed();
        cluster.annotate(path(), "kalimtak.io/result", ENDPOINT);
        complete(path());

        assertThat(again.join().trained()).isInstanceOf(TrainedEndpoint.class);
        assertThat(cluster.calls("POST " + LocalCluster.JOBS)).isEqualTo(1);
    }

    @Test
    void shouldGoOnWithTheJobThatIsThereWhenAnotherWorkerMadeItMeanwhile() {
        cluster.loseNextAnswerTo("POST " + LocalCluster.JOBS);
        assertThatThrownBy(this::launch).isInstanceOf(AwayException.class);
        cluster.failOnce("GET " + path(), 404, "{\"kind\":\"Status\",\"code\":404,\"reason\":\"NotFound\"}");

        CompletableFuture<TrainingOutcome> second = launchBeside();
        awaitFollowed();
        cluster.annotate(path(), "kalimtak.io/result", ENDPOINT);
        complete(path());

        assertThat(second.join().trained()).isInstanceOf(TrainedEndpoint.class);
        assertThat(cluster.calls("POST " + LocalCluster.JOBS)).isEqualTo(2);
        assertThat(cluster.list(LocalCluster.JOBS)).hasSize(1);
    }

    @Test
    void shouldFailWhenTheJobOfTheRunWasMadeOtherwise() {
        CompletableFuture<TrainingOutcome> launched = launchBeside();
        awaitFollowed();
        set("image", "registry.example/tune:2");

        assertThatThrownBy(this::launch)
                .isInstanceOf(LaunchException.class)
                .hasMessage("The cluster has a job of this run that was made otherwise: the settings under"
                        + " kalimtak.training.kubernetes changed meanwhile. Start another run.");
        assertThat(launched).isNotDone();
    }

    @Test
    void shouldFailWhenTheJobOfThatNameIsOfAnotherInstallation() {
        CompletableFuture<TrainingOutcome> launched = launchBeside();
        awaitFollowed();
        set("installation", "there");

        assertThatThrownBy(this::launch)
                .isInstanceOf(LaunchException.class)
                .hasMessage("The cluster has a job " + name()
                        + " that is not of this installation and run; delete it, or start another run.");
        launcher().abandon(job.runId(), new Watch());
        assertThat(cluster.list(LocalCluster.JOBS)).hasSize(1);
        assertThat(launched).isNotDone();
    }

    @Test
    void shouldFailWhenSomebodyElseDeletesTheJob() {
        CompletableFuture<TrainingOutcome> launched = launchBeside();
        awaitFollowed();

        cluster.remove(path());

        assertThatThrownBy(launched::join)
                .hasRootCauseInstanceOf(LaunchException.class)
                .hasRootCauseMessage(
                        "The job " + name() + " was deleted by somebody else while the run waited for it.");
    }

    @Test
    void shouldDeleteTheJobAndItsPodsWhenTheRunIsCancelled() {
        CompletableFuture<TrainingOutcome> launched = launchBeside();
        awaitFollowed();

        watch.abort(Watch.Cause.CANCELLED);
        assertThatThrownBy(launched::join).hasCauseInstanceOf(AbortedException.class);
        launcher().abandon(job.runId(), new Watch());

        assertThat(cluster.list(LocalCluster.JOBS)).isEmpty();
        assertThat(cluster.deletions()).singleElement().asString().contains("\"propagationPolicy\":\"Foreground\"");
    }

    @Test
    void shouldLookAgainLaterWhenADeletedJobDoesNotGo() {
        set("gone-within", "50ms");
        launchBeside();
        awaitFollowed();
        cluster.keepWhatIsDeleted(true);
        watch.abort(Watch.Cause.CANCELLED);

        assertThatThrownBy(() -> launcher().abandon(job.runId(), new Watch()))
                .isInstanceOf(AwayException.class)
                .hasMessage("The job " + name() + " is being deleted and not gone yet.");
        cluster.keepWhatIsDeleted(false);
        launcher().abandon(job.runId(), new Watch());
        launcher().abandon(job.runId(), new Watch());

        assertThat(cluster.list(LocalCluster.JOBS)).isEmpty();
    }

    @Test
    void shouldBeNoLauncherWhenNeitherImageNorRuntimeIsConfigured() {
        KubernetesConfig config = DefaultConfig.readWith(KubernetesConfig.class, Map.of());
        KubernetesLauncher launcher =
                new KubernetesLauncher(config, DefaultConfig.read(), () -> storage, new Cluster(config), clock);

        assertThat(launcher.isConfigured()).isFalse();
        assertThat(launcher().isConfigured()).isTrue();
        assertThat(launcher.target()).isEqualTo("kubernetes");
        assertThat(launcher.supports(Method.SFT)).isTrue();
        assertThat(launcher.supports(Method.DPO)).isFalse();
    }
}
