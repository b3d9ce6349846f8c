package io.kalimtak.training.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.training.IdPath;
import io.kalimtak.training.TrainingConfig;
import io.kalimtak.training.sets.Checksums;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

/**
 * The registry's calls. Every one may be repeated. Throws RegistryAwayException when trying again may help and
 * RegistryRefusedException when it would not; AbortedException when the watch is aborted.
 */
@ApplicationScoped
public class ModelRegistry {
    private static final String CHECKSUM = "X-Content-SHA256";

    private final RegistryCalls calls;
    private final TrainingConfig.Registry config;
    private final ObjectMapper json;

    /** For proxies only. */
    protected ModelRegistry() {
        this.calls = null;
        this.config = null;
        this.json = null;
    }

    @jakarta.inject.Inject
    ModelRegistry(RegistryCalls calls, TrainingConfig config, ObjectMapper json) {
        this.calls = calls;
        this.config = config.registry();
        this.json = json;
    }

    /** The live version of the configured route: the arm named live, else the one with the largest share. */
    public LiveVersion live(Watch watch) {
        HttpRequest request =
                calls.request("/internal/routes/" + config.route()).GET().build();
        HttpResponse<String> response = calls.send(request, BodyHandlers.ofString(), watch);
        if (response.statusCode() != 200) {
            throw new RegistryAwayException("The model registry has no route " + config.route() + " yet.");
        }
        try {
            return LiveArm.of(json.readTree(response.body()))
                    .orElseThrow(() -> new RegistryAwayException("The route " + config.route() + " has no arm yet."));
        } catch (JsonProcessingException e) {
            throw new RegistryAwayException("The model registry's routing table is not JSON.", e);
        }
    }

    /**
     * Downloads a version's artifact and verifies it against the routing table's checksum and the one it came with. The
     * file appears whole or not at all; one that is there and right is not fetched again.
     */
    public void download(LiveVersion live, Path file, Watch watch) throws IOException {
        if (Files.isRegularFile(file) && Checksums.sha256(file).equalsIgnoreCase(live.artifactSha256())) {
            return;
        }
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), "download", ".part");
        try {
            HttpRequest request = calls.request("/api/admin/model-versions/" + live.version() + "/artifact")
                    .GET()
                    .build();
            HttpResponse<Path> response = calls.send(request, BodyHandlers.ofFile(part), watch);
            if (response.statusCode() != 200) {
                throw new RegistryRefusedException("The model registry has no artifact of the live version "
                        + live.version() + "; register it again or roll back.");
            }
            String announced = response.headers().firstValue(CHECKSUM).orElse(null);
            verify(live, announced, Checksums.sha256(part));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void verify(LiveVersion live, String announced, String actual) {
        boolean asSent = announced == null || announced.equalsIgnoreCase(actual);
        boolean asRouted =
                live.artifactSha256() == null || live.artifactSha256().equalsIgnoreCase(actual);
        boolean unproven = announced == null && live.artifactSha256() == null;
        if (!asSent || !asRouted || unproven) {
            throw new RegistryAwayException(
                    "The artifact of " + live.version() + " arrived with another SHA-256 than the registry announced.");
        }
    }

    /** Whether the registry has a version of this name. */
    public boolean knows(String version, Watch watch) {
        HttpRequest request =
                calls.request("/api/admin/model-versions/" + version).GET().build();
        return calls.send(request, BodyHandlers.discarding(), watch).statusCode() == 200;
    }

    /** The model's name at the endpoint that serves a version; empty for a version that has none. */
    public Optional<String> endpointModel(String version, Watch watch) {
        return fact(version, "model", watch);
    }

    /** The training set that a version learned from; empty for a version that the registry does not know or that has none. */
    public Optional<UUID> trainedOn(String version, Watch watch) {
        return fact(version, "training_dataset_id", watch).flatMap(IdPath::parse);
    }

    private Optional<String> fact(String version, String field, Watch watch) {
        HttpRequest request =
                calls.request("/api/admin/model-versions/" + version).GET().build();
        HttpResponse<String> response = calls.send(request, BodyHandlers.ofString(), watch);
        try {
            return response.statusCode() == 200
                    ? Optional.ofNullable(
                            json.readTree(response.body()).path(field).textValue())
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new RegistryAwayException("The model registry's answer is not JSON.", e);
        }
    }

    /** Uploads an artifact, streamed. */
    public void upload(String version, Path artifact, String sha256, Watch watch) throws IOException {
        HttpRequest request = calls.request("/internal/model-versions/" + version + "/artifact")
                .header(CHECKSUM, sha256)
                .header("Content-Type", "application/zip")
                .PUT(BodyPublishers.ofFile(artifact))
                .build();
        require(calls.send(request, BodyHandlers.discarding(), watch), "another artifact under the name " + version);
    }

    /** Registers a version whose artifact was uploaded. */
    public void register(String version, Registration registration, Watch watch) throws IOException {
        HttpRequest request = calls.request("/internal/model-versions/" + version)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(json.writeValueAsBytes(registration)))
                .build();
        require(calls.send(request, BodyHandlers.discarding(), watch), "another version under the name " + version);
    }

    private static void require(HttpResponse<?> response, String conflict) {
        if (response.statusCode() == 409) {
            throw new RegistryRefusedException("The model registry holds " + conflict + "; start a new run.");
        }
        if (response.statusCode() == 404) {
            throw new RegistryRefusedException("The model registry does not offer this call; check its version.");
        }
    }

    /** Reads the live arm out of a routing table. */
    static final class LiveArm {
        private LiveArm() {}

        static Optional<LiveVersion> of(JsonNode table) {
            JsonNode live = null;
            for (JsonNode arm : table.path("arms")) {
                if ("live".equals(arm.path("name").asText())) {
                    live = arm;
                    break;
                }
                if (live == null
                        || arm.path("share").asDouble() > live.path("share").asDouble()) {
                    live = arm;
                }
            }
            return Optional.ofNullable(live)
                    .map(arm -> new LiveVersion(
                            arm.path("version").asText(),
                            arm.path("engine").asText(),
                            arm.path("artifact_sha256").textValue()));
        }
    }
}
