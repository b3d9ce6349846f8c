package io.kalimtak.registry.version;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.security.Caller;
import io.kalimtak.registry.Name;
import io.kalimtak.registry.artifact.Sha256;
import io.kalimtak.registry.artifact.StoredArtifact;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Event;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;

/** For the orchestrator: first the artifact, then the version. Both may be repeated. */
@Path("/internal/model-versions/{version}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class VersionRegistrationResource {
    static final String SHA256_HEADER = "X-Content-SHA256";

    private static final String ALIASES = "aliases";

    private final StoreArtifact artifacts;
    private final RegisterVersion versions;
    private final Caller caller;
    private final Event<VersionRegistered> registered;

    VersionRegistrationResource(
            StoreArtifact artifacts, RegisterVersion versions, Caller caller, Event<VersionRegistered> registered) {
        this.artifacts = artifacts;
        this.versions = versions;
        this.caller = caller;
        this.registered = registered;
    }

    /** What the store holds now. */
    record ArtifactResponse(String version, String sha256, long bytes) {}

    @PUT
    @Path("/artifact")
    @Consumes(MediaType.WILDCARD)
    public ArtifactResponse artifact(
            @PathParam("version") String version, @HeaderParam(SHA256_HEADER) String sha256, InputStream body) {
        checkName(version);
        String wanted = sha256 == null ? null : sha256.strip().toLowerCase(Locale.ROOT);
        if (!Sha256.isValid(wanted)) {
            throw ProblemException.violation(SHA256_HEADER, "must be the body's SHA-256 in 64 hexadecimal digits");
        }
        StoredArtifact stored = artifacts.store(version, wanted, body, caller.actor());
        return new ArtifactResponse(version, stored.sha256(), stored.bytes());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public VersionSummary register(
            @PathParam("version") String version, @Valid @NotNull RegisterVersionRequest request) {
        checkName(version);
        ModelVersion now = versions.register(version, facts(request), caller.actor());
        registered.fire(new VersionRegistered(now, caller.actor()));
        return VersionSummary.of(now);
    }

    static void checkName(String version) {
        if (!Name.isValid(version)) {
            throw ProblemException.violation("version", Name.RULE);
        }
        if (ALIASES.equals(version)) {
            throw ProblemException.violation(
                    "version", "must be another name: GET /api/admin/model-versions/" + ALIASES + " lists aliases");
        }
    }

    private static Registration facts(RegisterVersionRequest request) {
        checkFinite(request.metrics());
        VersionStatus status = VersionStatus.ofLabel(request.status());
        if (status == VersionStatus.REJECTED
                && (request.reason() == null || request.reason().isBlank())) {
            throw ProblemException.violation("reason", "must say why the version was rejected");
        }
        String sha256 = request.artifactSha256();
        return new Registration(
                request.baseModel(),
                request.parentVersion(),
                request.engine() == null ? RegisterVersion.EMBEDDED : request.engine(),
                request.model(),
                request.systemPrompt(),
                null,
                request.trainingSetId(),
                request.runId(),
                sha256 == null ? null : sha256.toLowerCase(Locale.ROOT),
                request.metrics(),
                status,
                request.reason());
    }

    private static void checkFinite(Map<String, Double> metrics) {
        if (!metrics.values().stream().allMatch(Double::isFinite)) {
            throw ProblemException.violation("metrics", "must be finite numbers");
        }
    }
}
