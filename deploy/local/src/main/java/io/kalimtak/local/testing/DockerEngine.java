package io.kalimtak.local.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks the Docker command whether an engine answers that has certain images: quicker and quieter than a client library. */
final class DockerEngine {
    private static final int PATIENCE_SECONDS = 5;

    private DockerEngine() {}

    /** Whether an engine answers and has all the images. */
    static boolean has(List<String> images) {
        List<String> line = new ArrayList<>(List.of("docker", "image", "inspect"));
        line.addAll(images);
        try {
            Process asking = new ProcessBuilder(line)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean answered = asking.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!answered) {
                asking.destroyForcibly();
            }
            return answered && asking.exitValue() == 0;
        } catch (IOException e) {
            // No docker command: no engine that a test could use.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
