package io.kalimtak.gateway.proxy;

import io.kalimtak.kit.problem.MlflowErrors;
import io.kalimtak.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which service owns which path. The longest prefix wins. */
@ApplicationScoped
public class Upstreams {
    private final Map<String, URI> byPrefix = new LinkedHashMap<>();
    private final Map<String, URI> byName = new LinkedHashMap<>();

    Upstreams(
            @ConfigProperty(name = "kalimtak.services.interaction.url") URI interaction,
            @ConfigProperty(name = "kalimtak.services.feedback.url") URI feedback,
            @ConfigProperty(name = "kalimtak.services.curation.url") URI curation,
            @ConfigProperty(name = "kalimtak.services.training.url") URI training,
            @ConfigProperty(name = "kalimtak.services.registry.url") URI registry) {
        byName.put("interaction-service", interaction);
        byName.put("feedback-service", feedback);
        byName.put("curation-service", curation);
        byName.put("training-orchestrator", training);
        byName.put("model-registry", registry);
        byPrefix.put("/api/privacy", interaction);
        byPrefix.put("/api/admin/interactions", interaction);
        byPrefix.put("/api/admin/feedback", feedback);
        byPrefix.put("/api/admin/curate-training-data", curation);
        byPrefix.put("/api/admin/curation-jobs", curation);
        byPrefix.put("/api/admin/training-sets", curation);
        byPrefix.put("/api/admin/classifications", curation);
        byPrefix.put("/api/admin/review-queue", curation);
        byPrefix.put("/api/admin/golden-set", curation);
        byPrefix.put("/api/admin/training-runs", training);
        byPrefix.put("/api/admin/evaluation-reports", training);
        byPrefix.put("/api/admin/schedules", training);
        byPrefix.put("/api/admin/model-versions", registry);
        byPrefix.put("/api/admin/rollouts", registry);
        byPrefix.put("/api/admin/experiments", registry);
        byPrefix.put("/api/admin/rollback", registry);
        byPrefix.put("/api/admin/routes", registry);
        byPrefix.put(MlflowErrors.PATH, registry);
    }

    /** The services behind the gateway, by name. */
    public Map<String, URI> services() {
        return Collections.unmodifiableMap(byName);
    }

    /** The service that owns the path. Throws a 404 problem for a path that nobody owns. */
    URI owner(String path) {
        return byPrefix.entrySet().stream()
                .filter(entry -> path.equals(entry.getKey()) || path.startsWith(entry.getKey() + "/"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.notFound("Nothing answers at this path. /q/openapi lists the calls."));
    }
}
