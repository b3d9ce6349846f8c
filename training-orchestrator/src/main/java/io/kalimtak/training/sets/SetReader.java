package io.kalimtak.training.sets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.training.StorageConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads a set from storage. The event vouches for the manifest by its SHA-256 and the manifest for its files by theirs,
 * so nothing that was changed after publishing is trained on.
 */
@ApplicationScoped
public class SetReader {
    private static final String MANIFEST = "manifest.json";
    private static final String EVAL = "eval.jsonl";
    private static final String GOLDEN = "golden.jsonl";

    private static final List<String> OPTIONAL =
            List.of(SetFiles.PREFERENCES, SetFiles.OPENAI_PREFERENCES, SetFiles.UNPAIRED);

    private final Path root;
    private final ObjectMapper json = new ObjectMapper();

    /** For proxies only. */
    protected SetReader() {
        this.root = null;
    }

    @jakarta.inject.Inject
    public SetReader(StorageConfig storage) {
        this(storage.root());
    }

    SetReader(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Whether a set of this id lies in the storage, announced or not: curation renames it into place whole. */
    public boolean isStored(UUID id) {
        return Files.isRegularFile(
                root.resolve("training-sets").resolve(id.toString()).resolve(MANIFEST));
    }

    /** All rows of the set. Throws BrokenSetException when it is incomplete, changed or unreadable. */
    public SetFiles read(TrainingSet set) throws BrokenSetException {
        Path folder = root.resolve(set.location()).normalize();
        if (!folder.startsWith(root)) {
            throw new BrokenSetException("the set's location lies outside the storage");
        }
        try {
            JsonNode manifest = manifest(folder, set);
            verify(folder, manifest, SetFiles.TRAIN);
            List<SetRow> train = RowFile.read(folder.resolve(SetFiles.TRAIN));
            // A set too small to hold anything out has no eval file.
            List<SetRow> eval = rows(folder, manifest, EVAL);
            List<SetRow> golden = rows(folder, manifest, GOLDEN);
            return new SetFiles(set.manifestSha256(), train, eval, golden, trainable(folder, manifest));
        } catch (IOException e) {
            throw new BrokenSetException("the set's files could not be read from storage", e);
        }
    }

    /** None where the set has no such file. */
    private static List<SetRow> rows(Path folder, JsonNode manifest, String name)
            throws IOException, BrokenSetException {
        if (entry(manifest, name) == null) {
            return List.of();
        }
        verify(folder, manifest, name);
        return RowFile.read(folder.resolve(name));
    }

    private static Map<String, Path> trainable(Path folder, JsonNode manifest) throws IOException, BrokenSetException {
        Map<String, Path> files = new HashMap<>(Map.of(SetFiles.TRAIN, folder.resolve(SetFiles.TRAIN)));
        for (String name : OPTIONAL) {
            if (entry(manifest, name) != null) {
                verify(folder, manifest, name);
                files.put(name, folder.resolve(name));
            }
        }
        return files;
    }

    private JsonNode manifest(Path folder, TrainingSet set) throws IOException, BrokenSetException {
        Path file = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new BrokenSetException(MANIFEST + " is not in storage under " + set.location()
                    + "; check that this service and curation share one storage root");
        }
        if (!Checksums.sha256(file).equalsIgnoreCase(set.manifestSha256())) {
            throw new BrokenSetException(MANIFEST + " is not the one that was published: its SHA-256 differs");
        }
        return json.readTree(file.toFile());
    }

    private static void verify(Path folder, JsonNode manifest, String name) throws IOException, BrokenSetException {
        JsonNode entry = entry(manifest, name);
        Path file = folder.resolve(name);
        if (entry == null || !Files.isRegularFile(file)) {
            throw new BrokenSetException(name + " is missing from the set");
        }
        if (!Checksums.sha256(file).equalsIgnoreCase(entry.path("sha256").asText())) {
            throw new BrokenSetException(
                    name + " was changed after publishing: its SHA-256 differs from the manifest's");
        }
    }

    private static JsonNode entry(JsonNode manifest, String name) {
        for (JsonNode file : manifest.path("files")) {
            if (name.equals(file.path("name").asText())) {
                return file;
            }
        }
        return null;
    }
}
