package io.kalimtak.training.launch.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.RunFate;
import io.kalimtak.training.launch.TrainedEndpoint;
import io.kalimtak.training.launch.TrainingOutcome;
import io.kalimtak.training.testing.LocalCluster;
import io.kalimtak.training.work.AwayException;
import io.kalimtak.training.work.RefusedException;
import io.kalimtak.training.work.Watch;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the API's answers may pass, and what has to be mended by somebody. */
class ClusterFaultsTest extends ClusterTestBase {
    private static final String MAKE = "POST " + LocalCluster.JOBS;

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503, 504})
    void shouldTryAgainLaterWhenTheClusterIsBusyOrBroken(int status) {
        cluster.failOnce(MAKE, status, status(status, "TooManyRequests", "slow down", ""));

        assertThatThrownBy(this::launch)
                .isInstanceOf(AwayException.class)
                .hasMessage("The Kubernetes API answered with status " + status + ".");
        assertThat(cluster.calls(MAKE)).isEqualTo(1);
        assertThat(cluster.list(LocalCluster.JOBS)).isEmpty();
    }

    @Test
    void shouldWaitAsLongAsTheClusterAsksWhenItSaysSo() {
        cluster.failOnce(MAKE, 429, status(429, "TooManyRequests", "slow down", "\"retryAfterSeconds\":7"));

        assertThatThrownBy(this::launch)
                .isInstanceOfSatisfying(
                        AwayException.class,
                        away -> assertThat(away.retryAfter()).contains(Duration.ofSeconds(7)));
    }

    @Test
    void shouldTryAgainLaterWhenTheClusterIsNotThere() throws Exception {
        KubernetesLauncher launcher = launcher();
        cluster.close();
        try {
            assertThatThrownBy(() -> launcher.launch(job, watch))
                    .isInstanceOf(AwayException.class)
                    .hasMessage("The Kubernetes API does not answer.");
        } finally {
            cluster.start();
        }
    }

    @Test
    void shouldGoOnWhenALookAtTheJobFailsOnceAndIsTriedAgain() {
        CompletableFuture<TrainingOutcome> first = launchBeside();
        awaitFollowed();
        cluster.failOnce("GET " + path(), 503, status(503, "ServiceUnavailable", "etcd", ""));
        assertThatThrownBy(first::join).hasCauseInstanceOf(AwayException.class);

        CompletableFuture<TrainingOutcome> again = launchBeside();
        long looks = cluster.calls("GET " + path());
        await().atMost(LONG).until(() -> cluster.calls("GET " + path()) > looks + 1);
        cluster.annotate(path(), "kalimtak.io/result", ENDPOINT);
        complete(path());

        assertThat(again.join().trained()).isInstanceOf(TrainedEndpoint.class);
        assertThat(cluster.calls(MAKE)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|Unauthorized|check the token of the service account or of kalimtak.training.kubernetes.kubeconfig.",
                "403|Forbidden|give the service's account the Role of docs/launchers.md, and check quotas.",
                "404|NotFound|check kalimtak.training.kubernetes.namespace, and for TrainJobs that Kubeflow Trainer is"
                        + " installed."
            })
    void shouldSayWhatToMendWhenTheClusterRefuses(int status, String reason, String mend) {
        // After a 401 the client reads its token again and asks once more.
        cluster.failOnce(MAKE, status, status(status, reason, "it is so", ""));
        cluster.failOnce(MAKE, status, status(status, reason, "it is so", ""));

        assertThatThrownBy(this::launch)
                .isInstanceOf(LaunchException.class)
                .hasMessage("The Kubernetes API refused to create jobs.batch in the namespace training (" + status
                        + "); " + mend + " It says: it is so.");
    }

    @Test
    void shouldNameTheFieldsWhenTheJobIsInvalid() {
        cluster.failOnce(
                MAKE,
                422,
                status(
                        422,
                        "Invalid",
                        "long",
                        "\"causes\":[{\"reason\":\"FieldValueInvalid\",\"message\":\"Invalid value\","
                                + "\"field\":\"spec.template.spec.containers[0].image\"}]"));

        assertThatThrownBy(this::launch)
                .isInstanceOf(LaunchException.class)
                .hasMessage("The Kubernetes API refused to create jobs.batch in the namespace training (422); mend the"
                        + " settings under kalimtak.training.kubernetes. It says:"
                        + " spec.template.spec.containers[0].image: Invalid value.");
    }

    @Test
    void shouldFollowTheJobWithoutItsPodsWhenTheyMayNotBeListed() {
        cluster.failOnce("GET " + LocalCluster.PODS, 403, status(403, "Forbidden", "no", ""));
        CompletableFuture<TrainingOutcome> launched = launchBeside();
        awaitFollowed();
        cluster.annotate(path(), "kalimtak.io/result", ENDPOINT);
        complete(path());

        assertThat(launched.join().trained()).isInstanceOf(TrainedEndpoint.class);
        assertThat(watch.takeLog())
                .anyMatch(line -> line.startsWith("The Kubernetes API refused to list pods of jobs.batch"));
    }

    @Test
    void shouldSayThatItCannotStopTheJobWhenTheClusterIsBrokenOrRefuses() {
        launchBeside();
        awaitFollowed();
        watch.abort(Watch.Cause.CANCELLED);
        cluster.failOnce("DELETE " + path(), 500, status(500, "InternalError", "etcd", ""));

        assertThatThrownBy(() -> launcher().abandon(job.runId(), new Watch())).isInstanceOf(AwayException.class);
        cluster.failOnce("DELETE " + path(), 403, status(403, "Forbidden", "no", ""));
        assertThatThrownBy(() -> launcher().abandon(job.runId(), new Watch())).isInstanceOf(RefusedException.class);
        assertThat(cluster.list(LocalCluster.JOBS)).hasSize(1);
    }

    @Test
    void shouldSweepNothingWhenTheClusterDoesNotKnowTrainJobs() {
        set("kind", "trainjob");
        set("runtime", "torch-distributed");
        cluster.failOnce("GET " + LocalCluster.TRAIN_JOBS, 404, status(404, "NotFound", "no such kind", ""));

        assertThat(launcher().sweep(id -> RunFate.OVER, new Watch())).isZero();
    }

    @Test
    void shouldSayWhichFileIsMissingWhenTheKubeconfigCannotBeRead() {
        set("kubeconfig", storage.resolve("absent").toString());

        assertThatThrownBy(this::launch)
                .isInstanceOf(LaunchException.class)
                .hasMessage("The file of kalimtak.training.kubernetes.kubeconfig cannot be read.");
    }

    private static String status(int code, String reason, String message, String details) {
        return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":" + code + ",\"reason\":\""
                + reason + "\",\"message\":\"" + message + "\",\"details\":{" + details + "}}";
    }
}
