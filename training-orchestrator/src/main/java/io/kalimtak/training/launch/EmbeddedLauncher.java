package io.kalimtak.training.launch;

import io.kalimtak.prompt.ArtifactException;
import io.kalimtak.prompt.PromptModels;
import io.kalimtak.prompt.PromptTrainer;
import io.kalimtak.prompt.TrainingOptions;
import io.kalimtak.prompt.TrainingPair;
import io.kalimtak.prompt.TrainingReport;
import io.kalimtak.training.TrainingConfig;
import io.kalimtak.training.sets.Checksums;
import io.kalimtak.training.sets.SetRow;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Trains the embedded engine in this process, on the worker's thread. The trainer gives the same bytes for the same
 * pairs, options and seed and puts the artifact in place in one step, so a run that was cut off simply trains again.
 */
@ApplicationScoped
public class EmbeddedLauncher implements Launcher {
    /** Its name, its target and the engine of its versions. */
    public static final String NAME = "embedded";

    private static final Logger LOG = Logger.getLogger(EmbeddedLauncher.class);

    private final TrainingConfig config;

    @Inject
    EmbeddedLauncher(TrainingConfig config) {
        this.config = config;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String target() {
        return NAME;
    }

    @Override
    public boolean supports(Method method) {
        return method == Method.SFT;
    }

    @Override
    public TrainedArtifact launch(TrainingJob job, Watch watch) throws LaunchException {
        try {
            Optional<TrainedArtifact> finished = finished(job);
            return finished.isPresent() ? finished.get() : train(job, watch);
        } catch (IOException e) {
            throw new LaunchException("The artifact could not be written to storage; check its free space.", e);
        }
    }

    private TrainedArtifact train(TrainingJob job, Watch watch) throws IOException {
        Files.createDirectories(job.artifact().getParent());
        TrainingOptions options = TrainingOptions.defaults(
                        job.version(), job.parentVersion(), job.set().hash())
                .withMinSources(config.embedded().minSources());
        TrainingReport report =
                new PromptTrainer().train(pairs(job.set().train()), options, job.artifact(), watch::progress);
        LOG.infof(
                "version trained run=%s version=%s pairs=%d took_ms=%d",
                job.runId(), report.version(), report.pairs(), report.took().toMillis());
        return artifact(job.artifact());
    }

    /** An artifact that an earlier try of this run had put in place: of this version and from these rows. */
    private static Optional<TrainedArtifact> finished(TrainingJob job) throws IOException {
        if (!Files.isRegularFile(job.artifact())) {
            return Optional.empty();
        }
        try {
            var found = PromptModels.describe(job.artifact());
            boolean ours =
                    job.version().equals(found.version()) && job.set().hash().equals(found.trainingSetHash());
            return ours ? Optional.of(artifact(job.artifact())) : Optional.empty();
        } catch (ArtifactException e) {
            LOG.warnf("artifact of an earlier try is unusable and made again run=%s", job.runId());
            return Optional.empty();
        }
    }

    private static TrainedArtifact artifact(Path file) throws IOException {
        return new TrainedArtifact(Checksums.sha256(file), Files.size(file));
    }

    private static List<TrainingPair> pairs(List<SetRow> rows) {
        return rows.stream()
                .map(row -> new TrainingPair(
                        row.interactionId(),
                        row.subject(),
                        row.input(),
                        row.target(),
                        row.language(),
                        row.targetTool(),
                        row.weight(),
                        row.cluster()))
                .toList();
    }
}
