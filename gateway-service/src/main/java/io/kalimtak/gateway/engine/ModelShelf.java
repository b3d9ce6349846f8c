package io.kalimtak.gateway.engine;

import io.kalimtak.gateway.engine.endpoint.Engines;
import io.kalimtak.gateway.routing.Arm;
import io.kalimtak.prompt.ArtifactException;
import io.kalimtak.prompt.PromptModel;
import io.kalimtak.prompt.PromptModels;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The models in memory. A version stays after it left the tables, until {@value #KEPT} newer ones came: a rollback
 * finds it warm. Fetching holds no lock: a table's models do not wait for those that are fetched to be on the safe side.
 */
@ApplicationScoped
public class ModelShelf {
    private static final Logger LOG = Logger.getLogger(ModelShelf.class);
    private static final int KEPT = 4;

    private final ArtifactCache artifacts;
    private final Engines engines;
    private final Map<String, PromptModel> models = new ConcurrentHashMap<>();
    private final Map<String, Boolean> byAge = new LinkedHashMap<>(16, 0.75f, true);

    ModelShelf(ArtifactCache artifacts, Engines engines) {
        this.artifacts = artifacts;
        this.engines = engines;
    }

    /** The model of a version. Throws IllegalStateException for one that was never loaded: a table in force has all of its own. */
    public PromptModel model(String version) {
        return find(version).orElseThrow(() -> new IllegalStateException("version " + version + " is not loaded"));
    }

    /** The model of a version; empty for one that is not in memory. */
    public Optional<PromptModel> find(String version) {
        return Optional.ofNullable(models.get(version));
    }

    /**
     * Loads what the arms need and is not there yet, then forgets what nobody needed for long. False when something could
     * not be had; the reason is logged.
     */
    public boolean load(List<Arm> arms) {
        for (Arm arm : arms) {
            if (!warm(arm)) {
                return false;
            }
        }
        forgetOldest(arms);
        return true;
    }

    /** Loads what one arm needs and is not there yet, and forgets nothing. False when it could not be had; the reason is logged. */
    public boolean warm(Arm arm) {
        return arm.isEmbedded() ? used(arm.version()) || fetch(arm) : isConfigured(arm);
    }

    /**
     * Loads a version of which no more than its name is known, and forgets nothing. False when it could not be had but may be
     * later; true also for one that has no artifact, for which trying again would change nothing.
     */
    public boolean warm(String version) {
        if (used(version)) {
            return true;
        }
        if (version.equals(PromptModels.base().version())) {
            return put(version, PromptModels.base());
        }
        try {
            Optional<Path> file = artifacts.fetch(version);
            if (file.isEmpty()) {
                LOG.warnf("version to fall back to has no artifact, not kept warm version=%s", version);
                return true;
            }
            return put(version, PromptModels.load(file.get()));
        } catch (IOException | ArtifactException e) {
            return notLoaded(version, e);
        }
    }

    /** A table must not come into force here whose engine nobody can ask. */
    private boolean isConfigured(Arm arm) {
        boolean configured = engines.has(arm.engine());
        if (!configured) {
            LOG.errorf(
                    "a version needs an engine that this gateway has not, set kalimtak.gateway.engines.%s.base-url version=%s",
                    arm.engine(), arm.version());
        }
        return configured;
    }

    private boolean fetch(Arm arm) {
        if (arm.artifactSha256() == null) {
            return put(arm.version(), PromptModels.base());
        }
        try {
            Path file = artifacts.fetch(arm.version(), arm.artifactSha256());
            return put(arm.version(), PromptModels.load(file));
        } catch (IOException | ArtifactException e) {
            return notLoaded(arm.version(), e);
        }
    }

    private static boolean notLoaded(String version, Exception cause) {
        LOG.warnf("model not loaded yet version=%s cause=%s", version, cause.getMessage());
        return false;
    }

    /** Marks a version as the one used last; false when it is not there. */
    private synchronized boolean used(String version) {
        if (!models.containsKey(version)) {
            return false;
        }
        byAge.put(version, true);
        return true;
    }

    synchronized boolean put(String version, PromptModel model) {
        if (!model.version().equals(version)) {
            LOG.errorf("artifact holds another version wanted=%s found=%s", version, model.version());
            return false;
        }
        models.put(version, model);
        byAge.put(version, true);
        LOG.infof("model loaded version=%s", version);
        return true;
    }

    private synchronized void forgetOldest(List<Arm> inUse) {
        var versions = byAge.keySet().iterator();
        while (byAge.size() > KEPT + inUse.size() && versions.hasNext()) {
            String version = versions.next();
            if (inUse.stream().noneMatch(arm -> arm.version().equals(version))) {
                versions.remove();
                models.remove(version);
            }
        }
    }
}
