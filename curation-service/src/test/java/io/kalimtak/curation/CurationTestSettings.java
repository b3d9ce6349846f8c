package io.kalimtak.curation;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A storage of its own, a worker that looks often, and a schedule that does not fire during a test. */
public final class CurationTestSettings implements QuarkusTestResourceLifecycleManager {
    private Path storage;

    @Override
    public Map<String, String> start() {
        try {
            storage = Files.createTempDirectory("kalimtak-curation");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "kalimtak.storage.root", storage.toString(),
                "kalimtak.curation.job.poll-interval", "200ms",
                "kalimtak.curation.classification.retrain-every", "24h",
                "kalimtak.curation.review.refresh-every", "24h",
                "kalimtak.curation.schedule", "0 0 2 1 1 ? 2090",
                "quarkus.http.test-port", "0");
    }

    @Override
    public void stop() {
        try (Stream<Path> walk = Files.walk(storage)) {
            List<Path> deepestFirst = walk.sorted((a, b) -> b.compareTo(a)).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
