package io.kalimtak.training.testing;

import io.kalimtak.events.v1.TrainingSet;
import io.kalimtak.training.launch.Method;
import io.kalimtak.training.launch.TrainingJob;
import io.kalimtak.training.sets.BrokenSetException;
import io.kalimtak.training.sets.SetFiles;
import io.kalimtak.training.sets.SetReader;
import io.kalimtak.training.sets.storage.DirectorySource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/** Jobs for launchers, without a run. */
public final class Jobs {
    private Jobs() {}

    /** A job on the set, which is written to the storage; its folder is below. */
    public static TrainingJob on(SampleSet set, Method method, Path storage) {
        return retried(on(set, method, storage, UUID.randomUUID()), 0);
    }

    /** The same job after this many failures. */
    public static TrainingJob retried(TrainingJob job, int failures) {
        return new TrainingJob(
                job.runId(), job.version(), job.parentVersion(), job.method(), job.set(), job.folder(), failures);
    }

    private static TrainingJob on(SampleSet set, Method method, Path storage, UUID run) {
        return new TrainingJob(
                run,
                "test-20261125-1",
                "embedded-base-1",
                method,
                files(set, storage),
                storage.resolve("runs").resolve(run.toString()),
                0);
    }

    private static SetFiles files(SampleSet set, Path storage) {
        try {
            TrainingSet event = set.write(storage);
            return new SetReader(new DirectorySource(storage))
                    .read(
                            new io.kalimtak.training.sets.TrainingSet(
                                    event.getTrainingSetId(),
                                    false,
                                    event.getLocation(),
                                    event.getManifestSha256(),
                                    event.getRowsTrain(),
                                    event.getRowsEval(),
                                    event.getOccurredAt(),
                                    null),
                            storage);
        } catch (IOException | BrokenSetException e) {
            throw new IllegalStateException(e);
        }
    }
}
