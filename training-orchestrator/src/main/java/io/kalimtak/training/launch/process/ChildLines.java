package io.kalimtak.training.launch.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.kalimtak.training.work.AbortedException;
import io.kalimtak.training.work.Watch;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Follows a program's standard output: one JSON object a line with any of {@code phase} and {@code progress} (0 to 1),
 * {@code log}, {@code error}. Whatever else it prints is read and dropped, for it may be somebody's words; so is a line
 * of more than 4,096 bytes.
 */
final class ChildLines {
    private static final ObjectReader JSON = new ObjectMapper().reader();
    private static final int LONGEST = 4096;
    private static final int LONGEST_PHASE = 60;

    private final Watch watch;
    private volatile String error;

    ChildLines(Watch watch) {
        this.watch = watch;
    }

    /** Reads to the end; an output that breaks off is at its end. */
    void follow(InputStream output) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean over = false;
        try (InputStream in = new BufferedInputStream(output)) {
            for (int read = in.read(); read >= 0; read = in.read()) {
                if (read == '\n') {
                    if (!over) {
                        take(line.toString(StandardCharsets.UTF_8));
                    }
                    line.reset();
                    over = false;
                } else if (line.size() < LONGEST) {
                    line.write(read);
                } else {
                    over = true;
                }
            }
        } catch (IOException e) {
            line.reset();
        }
        if (!over) {
            take(line.toString(StandardCharsets.UTF_8));
        }
    }

    Optional<String> error() {
        return Optional.ofNullable(error);
    }

    private void take(String text) {
        if (!text.startsWith("{")) {
            return;
        }
        JsonNode line;
        try {
            line = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return;
        }
        if (line.path("log").isTextual()) {
            watch.log(line.path("log").asText());
        }
        if (line.path("error").isTextual()) {
            error = ProgramText.clean(line.path("error").asText());
        }
        double share = line.path("progress").asDouble(-1);
        if (share >= 0 && share <= 1) {
            progress(line.path("phase").asText("training"), share);
        }
    }

    private void progress(String phase, double share) {
        String shown = ProgramText.clean(phase);
        try {
            watch.progress(shown.length() > LONGEST_PHASE ? shown.substring(0, LONGEST_PHASE) : shown, share);
        } catch (AbortedException e) {
            // The one who waits for the program stops it; its output is read to the end all the same.
            return;
        }
    }
}
