package io.kalimtak.training.launch.embedded;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.training.TrainingConfig;
import io.kalimtak.training.launch.EmbeddedArtifacts;
import io.kalimtak.training.launch.LaunchException;
import io.kalimtak.training.launch.Launcher;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.launch.TrainedArtifact;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.launch.TrainingOutcome;
import io.kalimtak.training.launch.process.ChildEnd;
import io.kalimtak.training.launch.process.ChildOrder;
import io.kalimtak.training.launch.process.ChildProcess;
import io.kalimtak.training.launch.process.PlainEnvironment;
import io.kalimtak.training.launch.process.ProgramEnd;
import io.kalimtak.training.sets.SetFiles;
import io.kalimtak.training.work.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trains the embedded engine in a child process with a heap of its own, so that a training that needs more than there is
 * ends itself and not the service. The trainer gives the same bytes for the same pairs, options and seed and puts the
 * artifact in place in one step, so a run that was cut off simply trains again.
 */
@ApplicationScoped
public class EmbeddedLauncher implements Launcher {
    /** Its name, its target and the engine of its versions. */
    public static final String NAME = "embedded";

    private static final String ORDER = "embedded.json";
    /** What the JVM ends with by -XX:+ExitOnOutOfMemoryError (OpenJDK, hotspot/share/utilities/debug.cpp). */
    private static final int OUT_OF_MEMORY = 3;

    private final TrainingConfig.Embedded config;
    private final ObjectMapper json = new ObjectMapper();

    @Inject
    public EmbeddedLauncher(TrainingConfig config) {
        this.config = config.embedded();
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
        return true;
    }

    @Override
    public TrainingOutcome launch(TrainingJob job, Watch watch) throws LaunchException {
        try {
            Optional<TrainedArtifact> earlier = EmbeddedArtifacts.of(job);
            if (earlier.isPresent()) {
                return TrainingOutcome.of(earlier.get());
            }
            Files.createDirectories(job.folder());
            ChildEnd end = ChildProcess.run(order(job), watch);
            judge(end, job);
            return EmbeddedArtifacts.of(job)
                    .map(TrainingOutcome::of)
                    .orElseThrow(() -> new LaunchException("The training ended without an artifact of this run."));
        } catch (IOException e) {
            throw new LaunchException("The training could not use its storage or start; check the free space.", e);
        }
    }

    private void judge(ChildEnd end, TrainingJob job) throws LaunchException {
        if (end.exitCode() == OUT_OF_MEMORY) {
            throw new LaunchException("The training needs more memory than kalimtak.training.embedded.heap allows ("
                    + megabytes() + " MB); allow more or train on a smaller set.");
        }
        ProgramEnd.judge("The training process", end, job);
    }

    private ChildOrder order(TrainingJob job) throws IOException {
        Path order = job.folder().resolve(ORDER);
        json.writeValue(
                order.toFile(),
                new EmbeddedOrder(
                        job.version(),
                        job.parentVersion(),
                        job.set().hash(),
                        config.minSources(),
                        path(job, SetFiles.TRAIN),
                        job.method() == Method.DPO ? path(job, SetFiles.PREFERENCES) : null,
                        job.method() == Method.KTO ? path(job, SetFiles.UNPAIRED) : null,
                        job.artifact().toString()));
        List<String> command = new ArrayList<>(PlainEnvironment.givingWay(config.niceness()));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xlog:disable",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                ChildClassPath.own(),
                EmbeddedTraining.class.getName(),
                order.toString()));
        return new ChildOrder(command, PlainEnvironment.variables(), job.folder(), null);
    }

    private static String path(TrainingJob job, String name) {
        return job.set().file(name).toString();
    }

    private long megabytes() {
        return config.heap().asLongValue() >> 20;
    }
}
