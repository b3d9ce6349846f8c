package io.kalimtak.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** How far the demonstration got, in a file: one that was interrupted goes on where it stopped. */
final class DemoProgress {
    private final Path file;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> steps;

    DemoProgress(Path file) {
        this.file = file;
        this.steps = read(file);
    }

    private Map<String, String> read(Path from) {
        Map<String, String> found = new LinkedHashMap<>();
        if (Files.exists(from)) {
            try {
                json.readTree(from.toFile())
                        .properties()
                        .forEach(
                                step -> found.put(step.getKey(), step.getValue().asText()));
            } catch (IOException e) {
                throw new DemoException("cannot read " + from + ": delete it to begin the demonstration anew", e);
            }
        }
        return found;
    }

    Optional<String> get(String step) {
        return Optional.ofNullable(steps.get(step));
    }

    /** The id that a step has, or gets now. */
    String once(String step, Supplier<String> start) {
        if (!steps.containsKey(step)) {
            put(step, start.get());
        }
        return steps.get(step);
    }

    void put(String step, String id) {
        steps.put(step, id);
        try {
            Files.createDirectories(file.getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            json.writeValue(next.toFile(), steps);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
