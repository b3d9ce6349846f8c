package io.kalimtak.training.launch.command;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.kalimtak.training.launch.ProgramResult;
import io.kalimtak.training.launch.TrainingJob;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The job file.
 *
 * @param files what may be trained on: path by name; the held-out part is not among them
 * @param artifact where a file for the embedded engine belongs, if the program makes one
 * @param result where the program writes what came out
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record CommandJob(
        int contract,
        UUID runId,
        String version,
        String parentVersion,
        String method,
        String trainingSetHash,
        Map<String, String> files,
        String artifact,
        String result) {
    private static final int CONTRACT = 1;

    static CommandJob of(TrainingJob job) {
        Map<String, String> files = new TreeMap<>();
        job.set().files().forEach((name, path) -> files.put(name, path.toString()));
        return new CommandJob(
                CONTRACT,
                job.runId(),
                job.version(),
                job.parentVersion(),
                job.method().label(),
                job.set().hash(),
                files,
                job.artifact().toString(),
                job.folder().resolve(ProgramResult.FILE).toString());
    }
}
