package io.kalimtak.training.testing;

import io.kalimtak.local.testing.LocalFineTuning;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A storage root of its own, the local registry's address, and times short enough for tests. */
public final class TrainingTestSetup implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        try {
            Path root = Files.createTempDirectory("kalimtak-training-it");
            return Map.ofEntries(
                    Map.entry("kalimtak.storage.root", root.toString()),
                    Map.entry("kalimtak.training.registry.url", "http://127.0.0.1:" + LocalRegistry.port()),
                    Map.entry("kalimtak.training.registry.timeout", "20s"),
                    Map.entry("kalimtak.training.evaluation.fresh.url", "http://127.0.0.1:" + LocalPeers.port()),
                    Map.entry("kalimtak.training.evaluation.satisfaction.url", "http://127.0.0.1:" + LocalPeers.port()),
                    Map.entry("kalimtak.training.set-wait", "500ms"),
                    Map.entry(
                            "kalimtak.training.endpoints.openai.base-url",
                            "http://127.0.0.1:" + TestPort.of("fine-tuning") + "/v1"),
                    Map.entry("kalimtak.training.endpoints.openai.allow-private-addresses", "true"),
                    Map.entry("kalimtak.training.endpoints.openai.input-price-per-million", "2"),
                    Map.entry("kalimtak.training.endpoints.openai.output-price-per-million", "8"),
                    Map.entry(
                            "kalimtak.training.endpoints.openai.key-file",
                            Files.writeString(root.resolve("key"), LocalFineTuning.KEY + "\n")
                                    .toString()),
                    // A test that starts no judge has its few pairs counted as failed.
                    Map.entry(
                            "kalimtak.training.endpoints.judge.base-url",
                            "http://127.0.0.1:" + LocalJudge.port() + "/v1"),
                    Map.entry("kalimtak.training.endpoints.judge.allow-private-addresses", "true"),
                    Map.entry("kalimtak.training.judge.endpoint", "judge"),
                    Map.entry("kalimtak.training.judge.model", "judge-1"),
                    Map.entry("kalimtak.training.judge.rows", "4"),
                    Map.entry("kalimtak.training.judge.retry-first", "10ms"),
                    Map.entry("kalimtak.training.openai.base-model", "gpt-4.1-mini-2025-04-14"),
                    Map.entry("kalimtak.training.openai.poll", "20ms"),
                    Map.entry("kalimtak.training.command.program", TrainingProgram.command(root)),
                    Map.entry("kalimtak.training.kubernetes.image", "registry.example/tune:1"),
                    Map.entry("kalimtak.training.kubernetes.installation", "tests"),
                    Map.entry(
                            "kalimtak.training.kubernetes.kubeconfig",
                            LocalCluster.kubeconfig(root).toString()),
                    Map.entry("kalimtak.training.kubernetes.pod.volume-claim", "kalimtak-storage"),
                    Map.entry("kalimtak.training.kubernetes.poll", "20ms"),
                    Map.entry("kalimtak.training.embedded.niceness", "0"),
                    Map.entry("kalimtak.training.worker.poll", "50ms"),
                    Map.entry("kalimtak.training.worker.heartbeat", "100ms"),
                    Map.entry("kalimtak.training.worker.retry-first", "100ms"),
                    Map.entry("kalimtak.training.worker.retry-max", "500ms"),
                    Map.entry("kalimtak.training.gate.max-latency-p99-ms", "5000"),
                    Map.entry("quarkus.quartz.misfire-threshold", "1s"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder is under the system's temporary files; a failed test leaves something to look at. */
    @Override
    public void stop() {}
}
