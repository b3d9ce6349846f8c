package io.kalimtak.training.report.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.training.StorageConfig;
import io.kalimtak.training.sets.Checksums;
import io.kalimtak.training.sets.TrainingSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Counts of sets: rows from the table, the rest from the manifest, while it is in storage and is the one that was
 * published. A revoked set's files go, and with them all but its rows.
 */
@ApplicationScoped
class SetManifests {
    private static final String MANIFEST = "manifest.json";
    private static final Map<String, String> DIMENSIONS =
            Map.of("language", "by_language", "target_tool", "by_target_tool", "domain", "by_domain");

    private final Path root;
    private final ObjectMapper json = new ObjectMapper();

    /** For proxies only. */
    protected SetManifests() {
        this.root = null;
    }

    @jakarta.inject.Inject
    SetManifests(StorageConfig storage) {
        this(storage.root());
    }

    SetManifests(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    SetFacts of(TrainingSet set) {
        Optional<JsonNode> manifest = set.revoked() ? Optional.empty() : manifest(set);
        JsonNode counts = manifest.map(whole -> whole.path("counts")).orElse(json.missingNode());
        Map<String, Map<String, Long>> byDimension = new TreeMap<>();
        DIMENSIONS.forEach((name, field) -> {
            if (counts.path(field).isObject()) {
                byDimension.put(name, counts(counts.path(field)));
            }
        });
        return new SetFacts(
                set.id(),
                set.revoked(),
                set.rowsTrain(),
                set.rowsEval(),
                counts.path("preferences").isNumber()
                        ? counts.path("preferences").asLong()
                        : null,
                byDimension,
                manifest.map(whole -> whole.path("rules_hash").asText(null)).orElse(null));
    }

    private Optional<JsonNode> manifest(TrainingSet set) {
        Path file = root.resolve(set.location()).resolve(MANIFEST).normalize();
        try {
            boolean published = file.startsWith(root)
                    && Files.isRegularFile(file)
                    && Checksums.sha256(file).equalsIgnoreCase(set.manifestSha256());
            return published ? Optional.of(json.readTree(file.toFile())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Long> counts(JsonNode object) {
        Map<String, Long> counts = new TreeMap<>();
        object.properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
        return counts;
    }
}
