package io.kalimtak.training.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.prompt.PromptTrainer;
import io.kalimtak.prompt.TrainingOptions;
import io.kalimtak.prompt.TrainingPair;
import io.kalimtak.prompt.TrainingProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A program under the launcher {@code command}, as somebody who follows docs/launchers.md would write it: it reads the job
 * file, trains on its rows, and leaves an artifact and what it measured.
 */
public final class TrainingProgram {
    private TrainingProgram() {}

    /** Writes a script that starts it and gives its path. */
    static String command(Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("train.sh"), """
                #!/bin/sh
                exec '%s' -cp '%s' %s "$1"
                """.formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path"),
                        TrainingProgram.class.getName()));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script.toString();
    }

    public static void main(String[] arguments) throws IOException {
        ObjectMapper json = new ObjectMapper();
        JsonNode job = json.readTree(Path.of(arguments[0]).toFile());
        System.out.println("{\"phase\":\"reading\",\"progress\":0.1,\"log\":\"contract "
                + job.path("contract").asInt() + ", method "
                + job.path("method").asText() + "\"}");
        List<TrainingPair> pairs = new ArrayList<>();
        for (String line :
                Files.readAllLines(Path.of(job.path("files").path("train.jsonl").asText()))) {
            JsonNode messages = json.readTree(line).path("messages");
            pairs.add(new TrainingPair(
                    Integer.toString(pairs.size()),
                    null,
                    messages.path(1).path("content").asText(),
                    messages.path(2).path("content").asText(),
                    "en",
                    null,
                    1,
                    null));
        }
        TrainingOptions options = TrainingOptions.defaults(
                job.path("version").asText(),
                null,
                job.path("training_set_hash").asText());
        new PromptTrainer().train(pairs, options, Path.of(job.path("artifact").asText()), TrainingProgress.NONE);
        Files.writeString(Path.of(job.path("result").asText()), "{\"metrics\":{\"rows\":" + pairs.size() + "}}");
    }
}
