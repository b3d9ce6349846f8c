package io.kalimtak.system.bench.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.local.demo.DemoCorpus;
import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.PortPlan;
import io.kalimtak.local.launch.Service;
import io.kalimtak.local.launch.ServiceTuning;
import io.kalimtak.local.launch.SystemSettings;
import io.kalimtak.local.server.ChildServer;
import io.kalimtak.prompt.TrainingPair;
import io.kalimtak.system.bench.Bench;
import io.kalimtak.system.bench.Goals;
import io.kalimtak.system.bench.Series;
import io.kalimtak.system.versions.PlantVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long after a decision every gateway answers by it: a new version that takes all traffic, whose model must be fetched
 * first, and a rollback to one that is in memory. Two gateways are asked without a pause meanwhile; nobody may be refused.
 */
public final class SwitchBenchmark {
    private static final long LIMIT_NANOS = 60_000_000_000L;
    private static final double NANOS = 1e9;
    private static final double WITHIN_SECONDS = 2;
    private static final int PAIRS = 60;
    private static final String BASE = "embedded-base-1";

    private final Bench bench;
    private final KalimtakSystem system;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Series brought = new Series();
    private final Series back = new Series();

    private SwitchBenchmark(Bench bench, KalimtakSystem system) {
        this.bench = bench;
        this.system = system;
    }

    /** Options as {@code ./kalimtak help} lists them; {@code kalimtak.home} names the built project. */
    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> defaults = new LinkedHashMap<>();
        defaults.put("rounds", 10);
        Bench.main("switch", defaults, arguments, SwitchBenchmark::run);
    }

    private static void run(Bench bench) throws Exception {
        SystemSettings settings = new SystemSettings(
                bench.home(),
                bench.folders(),
                PortPlan.free(),
                List.of(Service.GATEWAY, Service.FEEDBACK, Service.REGISTRY),
                new ServiceTuning(List.of(), Map.of()));
        try (KalimtakSystem system = KalimtakSystem.open(settings, (server, took) -> {})) {
            system.start();
            ChildServer second = system.replicate(
                    Service.GATEWAY,
                    "gateway-2",
                    Map.of(
                            "KALIMTAK_GATEWAY_JOURNAL_FOLDER",
                            bench.folders().data("journal-2").toString(),
                            "KALIMTAK_GATEWAY_MODELS_FOLDER",
                            bench.folders().data("models-2").toString()));
            new SwitchBenchmark(bench, system)
                    .measure(List.of(system.url(Service.GATEWAY), URI.create("http://127.0.0.1:" + second.port())));
        }
    }

    private void measure(List<URI> gateways) throws Exception {
        int rounds = bench.options().positive("rounds");
        PlantVersion planting = new PlantVersion(system, bench.folders().data("artifacts"));
        for (int round = 0; round < rounds; round++) {
            planting.plant("switch-" + round, pairs());
        }
        List<Watcher> watchers = new ArrayList<>();
        try {
            for (URI gateway : gateways) {
                watchers.add(new Watcher(gateway, system.credentials().appKey()));
            }
            for (Watcher watcher : watchers) {
                watcher.awaitVersion(BASE, LIMIT_NANOS);
            }
            for (int round = 0; round < rounds; round++) {
                String version = "switch-" + round;
                brought.add(change(
                        "/api/admin/rollouts", Map.of("version", version, "strategy", "immediate"), version, watchers));
                back.add(change("/api/admin/rollback", Map.of(), BASE, watchers));
            }
        } finally {
            watchers.forEach(Watcher::close);
        }
        conclude(watchers);
    }

    /** Seconds from the answer to the decision to the first request, at the slower gateway, that the version answered. */
    private double change(String path, Map<String, Object> body, String version, List<Watcher> watchers)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(system.url(Service.GATEWAY).resolve(path))
                        .header(
                                "Authorization",
                                "Bearer " + system.credentials().adminKey())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        long decided = System.nanoTime();
        double slowest = 0;
        for (Watcher watcher : watchers) {
            slowest = Math.max(slowest, (watcher.awaitVersion(version, LIMIT_NANOS) - decided) / NANOS);
        }
        return slowest;
    }

    private void conclude(List<Watcher> watchers) {
        long failures = watchers.stream().mapToLong(Watcher::failures).sum();
        long answers = watchers.stream().mapToLong(Watcher::answers).sum();
        bench.out().printf("%,d requests answered at two gateways, %d not%n%n", answers, failures);
        Goals goals = new Goals(bench.out());
        goals.atMost("a new version answers everywhere, s", brought, WITHIN_SECONDS);
        goals.atMost("after a rollback the one before does, s", back, WITHIN_SECONDS);
        goals.atMost("requests not answered", Series.of(failures), 0);
        goals.conclude();
    }

    private static List<TrainingPair> pairs() throws IOException {
        return DemoCorpus.read().stream()
                .limit(PAIRS)
                .map(row -> new TrainingPair(
                        row.id(),
                        "person " + row.id(),
                        row.input(),
                        row.target(),
                        null,
                        row.targetTool(),
                        TrainingPair.RELEASED,
                        null))
                .toList();
    }
}
