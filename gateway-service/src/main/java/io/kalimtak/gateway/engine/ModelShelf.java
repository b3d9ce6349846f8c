package io.kalimtak.gateway.engine;

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
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The models in memory. A version stays after it left the tables, until {@value #KEPT} newer ones came: a rollback
 * finds it warm.
 */
@ApplicationScoped
public class ModelShelf {
    private static final Logger LOG = Logger.getLogger(ModelShelf.class);
    private static final int KEPT = 4;

    private final ArtifactCache artifacts;
    private final Map<String, PromptModel> models = new ConcurrentHashMap<>();
    private final Map<String, Boolean> byAge = new LinkedHashMap<>(16, 0.75f, true);

    ModelShelf(ArtifactCache artifacts) {
        this.artifacts = artifacts;
    }

    /** The model of a version. Throws IllegalStateException for one that was never loaded: a table in force has all of its own. */
    public PromptModel model(String version) {
        PromptModel model = models.get(version);
        if (model == null) {
            throw new IllegalStateException("version " + version + " is not loaded");
        }
        return model;
    }

    /** Loads what the arms need and is not there yet. False when something could not be had; the reason is logged. */
    public synchronized boolean load(List<Arm> arms) {
        for (Arm arm : arms) {
            if (!models.containsKey(arm.version()) && !fetch(arm)) {
                return false;
            }
            byAge.put(arm.version(), true);
        }
        forgetOldest(arms);
        return true;
    }

    private boolean fetch(Arm arm) {
        if (arm.artifactSha256() == null) {
            return put(arm, PromptModels.base());
        }
        try {
            Path file = artifacts.fetch(arm.version(), arm.artifactSha256());
            return put(arm, PromptModels.load(file));
        } catch (IOException | ArtifactException e) {
            LOG.warnf("model not loaded yet version=%s cause=%s", arm.version(), e.getMessage());
            return false;
        }
    }

    private boolean put(Arm arm, PromptModel model) {
        if (!model.version().equals(arm.version())) {
            LOG.errorf("artifact holds another version wanted=%s found=%s", arm.version(), model.version());
            return false;
        }
        models.put(arm.version(), model);
        LOG.infof("model loaded version=%s", arm.version());
        return true;
    }

    private void forgetOldest(List<Arm> inUse) {
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
