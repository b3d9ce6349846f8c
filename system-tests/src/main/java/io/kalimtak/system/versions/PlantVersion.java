package io.kalimtak.system.versions;

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
import java.util.List;
import java.util.Map;

/** Trains a version and registers it. */
public final class PlantVersion {
    private static final String BASE = "embedded-base-1";

    private final KalimtakSystem system;
    private final Path folder;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    /**
     * For a system that runs.
     *
     * @param folder for artifacts
     */
    public PlantVersion(KalimtakSystem system, Path folder) {
        this.system = system;
        this.folder = folder;
    }

    /** A version that learnt these pairs. Throws IOException when the registry does not take it. */
    public void plant(String name, List<TrainingPair> pairs) throws IOException, InterruptedException {
        Path artifact = folder.resolve(name + ".zip");
        TrainingReport trained = new PromptTrainer()
                .train(pairs, TrainingOptions.defaults(name, BASE, null), artifact, TrainingProgress.NONE);
        put(
                "/artifact",
                name,
                HttpRequest.BodyPublishers.ofFile(artifact),
                "application/zip",
                trained.artifactSha256());
        byte[] registration = json.writeValueAsBytes(Map.of(
                "base_model",
                BASE,
                "parent_version",
                BASE,
                "engine",
                "embedded",
                "artifact_sha256",
                trained.artifactSha256(),
                "metrics",
                Map.of(),
                "status",
                "registered",
                "reason",
                "planted"));
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
                .header("X-Kalimtak-Actor", "planted")
                .header("X-Content-SHA256", sha256)
                .header("Content-Type", type)
                .PUT(body)
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(target + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }
}
