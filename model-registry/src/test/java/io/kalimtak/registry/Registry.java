package io.kalimtak.registry;

import static io.restassured.RestAssured.given;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.db.Database;
import io.kalimtak.registry.seed.SeedRegistry;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** For tests: a registry as on its first day, and the calls that the orchestrator and the gateway make. */
@ApplicationScoped
public class Registry {
    public static final String ACTOR = "key:test";

    private final Database database;
    private final SeedRegistry seed;
    private final StorageConfig storage;

    Registry(Database database, SeedRegistry seed, StorageConfig storage) {
        this.database = database;
        this.seed = seed;
        this.storage = storage;
    }

    /** Everything away, every event out, and the seed sown again. */
    public void reset() {
        clear();
        seed.seed();
        awaitEventsSent();
    }

    /** Everything away. */
    public void clear() {
        database.update(
                "TRUNCATE route_revisions, routes, rollout_decisions, rollout_history, rollouts, observations, observed_feedback, shadow_observations, request_counts, model_version_history,"
                        + " model_versions, revoked_training_sets CASCADE");
        try (var files =
                Files.exists(storage.root()) ? Files.walk(storage.root()) : java.util.stream.Stream.<Path>of()) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void awaitEventsSent() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> database.list("SELECT 1 FROM outbox", row -> 1).isEmpty());
    }

    /** Names of all files below the storage root. */
    public List<String> files() throws IOException {
        if (!Files.exists(storage.root())) {
            return List.of();
        }
        try (var files = Files.walk(storage.root())) {
            return files.filter(Files::isRegularFile)
                    .map(path -> storage.root().relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    public static RequestSpecification call() {
        return given().header("Authorization", "Bearer " + KalimtakServers.INTERNAL_SECRET)
                .header("X-Kalimtak-Actor", ACTOR);
    }

    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] content(String version) {
        return ("artifact of " + version).getBytes(StandardCharsets.UTF_8);
    }

    public static ValidatableResponse upload(String version, byte[] content, String sha256) {
        return call().header("X-Content-SHA256", sha256)
                .contentType("application/zip")
                .body(content)
                .put("/internal/model-versions/" + version + "/artifact")
                .then();
    }

    public static ValidatableResponse register(String version, Map<String, Object> body) {
        return call().contentType("application/json")
                .body(body)
                .put("/internal/model-versions/" + version)
                .then();
    }

    /** The body of a registration of a version whose artifact is {@link #content}. */
    public static Map<String, Object> body(String version) {
        return Map.of(
                "base_model", "embedded-base-1",
                "parent_version", "embedded-base-1",
                "engine", "embedded",
                "training_set_id", "11111111-1111-4111-8111-111111111111",
                "run_id", "22222222-2222-4222-8222-222222222222",
                "artifact_sha256", sha256(content(version)),
                "metrics", Map.of("accuracy", 0.652, "chrf", 0.369),
                "status", "registered",
                "reason", "better than embedded-base-1");
    }

    /** Uploads and registers. */
    public static void enter(String version) {
        upload(version, content(version), sha256(content(version))).statusCode(200);
        register(version, body(version)).statusCode(200);
    }

    public static ValidatableResponse rollOut(Map<String, Object> body) {
        return call().contentType("application/json")
                .body(body)
                .post("/api/admin/rollouts")
                .then();
    }

    /** Starts a rollout and returns its id. */
    public static String rollOut(String version, String strategy) {
        return rollOut(Map.of("version", version, "strategy", strategy))
                .statusCode(202)
                .extract()
                .path("rollout_id");
    }

    public static ValidatableResponse steer(String rolloutId, String action) {
        return call().post("/api/admin/rollouts/" + rolloutId + "/" + action).then();
    }

    /** A rollout with its history. */
    public static ValidatableResponse rollout(String id) {
        return call().get("/api/admin/rollouts/" + id).then().statusCode(200);
    }

    /** What was decided on a rollout, the newest first. */
    public static ValidatableResponse decisions(String id) {
        return call().get("/api/admin/rollouts/" + id + "/decisions").then().statusCode(200);
    }

    public static ValidatableResponse rollBack(Map<String, Object> body) {
        return call().contentType("application/json")
                .body(body)
                .post("/api/admin/rollback")
                .then();
    }

    public static ValidatableResponse route() {
        return call().get("/internal/routes/default").then().statusCode(200);
    }

    public static String status(String version) {
        return call().get("/api/admin/model-versions/" + version)
                .then()
                .statusCode(200)
                .extract()
                .path("deployment_status");
    }
}
