package io.kalimtak.training.launch.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.TrainingOutcome;
import io.kalimtak.training.testing.LocalCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A pod that does not train says why in the run's log and, when the job fails of it, in the run's reason. */
class PodTroubleTest extends ClusterTestBase {
    private static final String FAILED = "{\"failed\":3,\"conditions\":[{\"type\":\"Failed\",\"status\":\"True\","
            + "\"reason\":\"BackoffLimitExceeded\",\"message\":\"Job has reached the specified backoff limit.\"}]}";

    @Test
    void shouldNameMemoryAndExitCodeWhenTheJobFailsOfThem() {
        CompletableFuture<TrainingOutcome> launched = launchBeside();
        awaitFollowed();
        addPod("""
                {"phase":"Failed","containerStatuses":[{"name":"trainer","state":{"terminated":
                 {"reason":"OOMKilled","exitCode":137,"message":"somebody's words"}}}]}""");
        cluster.status(path(), FAILED);

        assertThatThrownBy(launched::join)
                .hasRootCauseInstanceOf(LaunchException.class)
                .hasRootCauseMessage(
                        "The job failed: BackoffLimitExceeded: Job has reached the specified backoff limit."
                                + " Last, pod: OOMKilled, exit code 137.");
        assertThat(watch.takeLog()).contains("Pod: OOMKilled, exit code 137.");
    }

    @Test
    void shouldSayWhatTheProgramSaidWhenItToldWhyItFails() {
        CompletableFuture<TrainingOutcome> launched = launchBeside();
        awaitFollowed();
        cluster.annotate(path(), "kalimtak.io/progress", "{\"error\":\"no GPU of 24 GB\"}");
        cluster.status(path(), FAILED);

        assertThatThrownBy(launched::join)
                .hasRootCauseMessage(
                        "The job failed: BackoffLimitExceeded: Job has reached the specified backoff limit."
                                + " Last, no GPU of 24 GB.");
    }

    @Test
    void shouldKeepWaitingWhenThereIsNoMachineForThePod() {
        CompletableFuture<TrainingOutcome> launched = launchBeside();
        awaitFollowed();
        addPod("""
                {"phase":"Pending","conditions":[{"type":"PodScheduled","status":"False","reason":"Unschedulable",
                 "message":"0/3 nodes are available: 3 Insufficient nvidia.com/gpu."}]}""");

        await().atMost(LONG)
                .until(() -> watch.takeLog()
                        .contains("Pod: Unschedulable: 0/3 nodes are available: 3 Insufficient nvidia.com/gpu."));
        assertThat(launched).isNotDone();
    }

    @Test
    void shouldFailAndDeleteTheJobWhenItsImageWasNotToBeHadForTooLong() {
        CompletableFuture<TrainingOutcome> waiting = launchBeside();
        awaitFollowed();
        addPod("""
                {"phase":"Pending","containerStatuses":[{"name":"trainer","state":{"waiting":
                 {"reason":"ImagePullBackOff","message":"Back-off pulling image"}}}]}""");
        await().atMost(LONG).until(() -> watch.takeLog().contains("Pod: ImagePullBackOff: Back-off pulling image."));
        assertThat(waiting).isNotDone();

        at(Instant.now().plus(Duration.ofMinutes(11)));
        assertThatThrownBy(this::launch)
                .isInstanceOf(LaunchException.class)
                .hasMessage("The job's pod does not start: ImagePullBackOff: Back-off pulling image.");
        assertThat(cluster.list(LocalCluster.JOBS)).isEmpty();
    }

    private void addPod(String status) {
        cluster.add(LocalCluster.PODS, """
                {"apiVersion": "v1", "kind": "Pod",
                 "metadata": {"name": "%s-abcde", "labels": {"batch.kubernetes.io/job-name": "%s"}},
                 "spec": {"containers": []}, "status": %s}""".formatted(name(), name(), status));
    }
}
