package io.kalimtak.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.Service;
import io.kalimtak.prompt.PromptTrainer;
import io.kalimtak.prompt.TrainingOptions;
import io.kalimtak.prompt.TrainingPair;
import io.kalimtak.prompt.TrainingProgress;
import io.kalimtak.prompt.TrainingReport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Versions that a test makes and registers itself, as the orchestrator does after a run. */
final class PlantedVersions {
    private static final int PAIRS = 60;

    private final KalimtakSystem system;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    PlantedVersions(KalimtakSystem system, Path folder) {
        this.system = system;
        this.folder = folder;
    }

    /** A version that learnt each request's own answer. */
    void good(String name) throws IOException, InterruptedException {
        List<Pair> pairs = Pairs.demo().subList(0, PAIRS);
        plant(name, pairs, pairs);
    }

    /** A version that learnt each request with another one's answer. */
    void bad(String name) throws IOException, InterruptedException {
        List<Pair> pairs = Pairs.demo().subList(0, PAIRS);
        List<Pair> others = new ArrayList<>(pairs);
        Collections.shuffle(others, new Random(7));
        plant(name, pairs, others);
    }

    private void plant(String name, List<Pair> asked, List<Pair> answered) throws IOException, InterruptedException {
        List<TrainingPair> pairs = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Pair pair = asked.get(i);
            String target = answered.get(i).target();
            pairs.add(new TrainingPair(
                    "row-" + i,
                    "person-" + i,
                    pair.input(),
                    target,
                    null,
                    pair.targetTool(),
                    TrainingPair.RELEASED,
                    null));
        }
        Path artifact = folder.resolve(name + ".zip");
        TrainingReport trained = new PromptTrainer()
                .train(pairs, TrainingOptions.defaults(name, "embedded-base-1", null), artifact, TrainingProgress.NONE);
        put(
                "/artifact",
                name,
                HttpRequest.BodyPublishers.ofFile(artifact),
                "application/zip",
                trained.artifactSha256());
        byte[] registration = json.writeValueAsBytes(Map.of(
                "base_model", "embedded-base-1",
                "parent_version", "embedded-base-1",
                "engine", "embedded",
                "artifact_sha256", trained.artifactSha256(),
                "metrics", Map.of(),
                "status", "registered",
                "reason", "planted by a test"));
        put(
                "",
                name,
                HttpRequest.BodyPublishers.ofByteArray(registration),
                "application/json",
                trained.artifactSha256());
    }

    private void put(String what, String name, HttpRequest.BodyPublisher body, String type, String sha256)
            throws IOException, InterruptedException {
        URI target = system.url(Service.REGISTRY).resolve("/internal/model-versions/" + name + what);
        HttpRequest request = HttpRequest.newBuilder(target)
                .header("Authorization", "Bearer " + system.internalSecret())
                .header("X-Kalimtak-Actor", "test")
                .header("X-Content-SHA256", sha256)
                .header("Content-Type", type)
                .PUT(body)
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(target + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }
}
