package io.kalimtak.training.launch.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.kalimtak.training.work.AbortedException;
import io.kalimtak.training.work.Watch;
import java.util.Optional;

/**
 * What a program says while it trains: JSON objects with any of {@code phase} and {@code progress} (0 to 1), {@code log},
 * {@code error}. Anything else is dropped, for it may be somebody's words.
 */
public final class ProgramLines {
    private static final ObjectReader JSON = new ObjectMapper().reader();
    private static final int LONGEST_PHASE = 60;

    private final Watch watch;
    private volatile String error;

    public ProgramLines(Watch watch) {
        this.watch = watch;
    }

    /** Takes one of them. */
    public void take(String text) {
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

    /** The last error that was told, cleaned. */
    public Optional<String> error() {
        return Optional.ofNullable(error);
    }

    private void progress(String phase, double share) {
        String shown = ProgramText.clean(phase);
        try {
            watch.progress(shown.length() > LONGEST_PHASE ? shown.substring(0, LONGEST_PHASE) : shown, share);
        } catch (AbortedException e) {
            // Whoever waits for the program stops it; what it says is read to its end.
            return;
        }
    }
}
