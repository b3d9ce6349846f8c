package io.kalimtak.training.launch.kubernetes;

import static org.awaitility.Awaitility.await;

import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.launch.TrainingOutcome;
import io.kalimtak.training.testing.DefaultConfig;
import io.kalimtak.training.testing.Jobs;
import io.kalimtak.training.testing.LocalCluster;
import io.kalimtak.training.testing.SampleSet;
import io.kalimtak.training.work.Watch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with a cluster of its own, without the service. */
abstract class ClusterTestBase {
    static final Duration LONG = Duration.ofSeconds(30);
    static final String ENDPOINT =
            "{\"endpoint\":{\"engine\":\"local\",\"model\":\"tuned-1\",\"base_model\":\"small-7b\"}}";

    @TempDir
    Path storage;

    final LocalCluster cluster = new LocalCluster();
    final Watch watch = new Watch();
    final Map<String, String> settings = new TreeMap<>();
    Clock clock = Clock.systemUTC();
    TrainingJob job;

    @BeforeEach
    void startCluster() throws IOException {
        cluster.start();
        job = Jobs.on(SampleSet.learnable(8, 2).withPairs(), Method.SFT, storage);
        set("image", "registry.example/tune:1");
        set("installation", "here");
        set("kubeconfig", LocalCluster.kubeconfig(storage).toString());
        set("poll", "10ms");
        set("pod.volume-claim", "kalimtak-storage");
    }

    @AfterEach
    void stopCluster() {
        watch.abort(Watch.Cause.STOPPING);
        cluster.close();
    }

    final void set(String key, String value) {
        settings.put("kalimtak.training.kubernetes." + key, value);
    }

    /** As the settings are now. */
    final KubernetesLauncher launcher() {
        KubernetesConfig config = DefaultConfig.readWith(KubernetesConfig.class, settings);
        return new KubernetesLauncher(config, DefaultConfig.read(), () -> storage, new Cluster(config), clock);
    }

    final void at(Instant now) {
        clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    final TrainingOutcome launch() throws LaunchException {
        return launcher().launch(job, watch);
    }

    /** Launches beside the test. Its failure is the cause of what join throws. */
    final CompletableFuture<TrainingOutcome> launchBeside() {
        KubernetesLauncher launcher = launcher();
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return launcher.launch(job, watch);
                    } catch (LaunchException e) {
                        throw new CompletionException(e);
                    }
                },
                Executors.newVirtualThreadPerTaskExecutor());
    }

    /** Waits until the cluster has been asked for the job and it is followed. */
    final void awaitFollowed() {
        await().atMost(LONG).until(() -> watch.progress().isPresent());
    }

    final String name() {
        return "kalimtak-" + job.runId();
    }

    final String path() {
        return LocalCluster.JOBS + "/" + name();
    }

    final void complete(String path) {
        cluster.status(path, "{\"succeeded\":1,\"conditions\":[{\"type\":\"Complete\",\"status\":\"True\"}]}");
    }
}
