package io.kalimtak.training.sets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.training.sets.storage.SetSource;
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

    private final SetSource source;
    private final ObjectMapper json = new ObjectMapper();

    /** For proxies only. */
    protected SetReader() {
        this.source = null;
    }

    @jakarta.inject.Inject
    public SetReader(SetSource source) {
        this.source = source;
    }

    /** Whether a set of this id lies in the storage, announced or not: its manifest is there last. */
    public boolean isStored(UUID id) {
        return source.has("training-sets/" + id, MANIFEST);
    }

    /**
     * All rows of the set. Throws BrokenSetException when it is incomplete, changed or unreadable, AwayException when the
     * storage does not answer and RefusedException when it will not.
     *
     * @param work the folder of the work that reads it; files are fetched there from a storage that is not at hand
     */
    public SetFiles read(TrainingSet set, Path work) throws BrokenSetException {
        Path location = Path.of(set.location()).normalize();
        if (location.isAbsolute() || location.startsWith("..")) {
            throw new BrokenSetException("the set's location lies outside the storage");
        }
        Stored stored = new Stored(set.location(), source.folder(set.location(), work));
        try {
            JsonNode manifest = manifest(stored, set);
            verify(stored, manifest, SetFiles.TRAIN);
            List<SetRow> train = RowFile.read(stored.file(SetFiles.TRAIN));
            // A set too small to hold anything out has no eval file.
            List<SetRow> eval = rows(stored, manifest, EVAL);
            List<SetRow> golden = rows(stored, manifest, GOLDEN);
            return new SetFiles(set.manifestSha256(), train, eval, golden, trainable(stored, manifest));
        } catch (IOException e) {
            throw new BrokenSetException("the set's files could not be read from storage", e);
        }
    }

    /** A set's place in the storage, and the folder where its files are read. */
    private record Stored(String location, Path folder) {
        Path file(String name) {
            return folder.resolve(name);
        }
    }

    /** None where the set has no such file. */
    private List<SetRow> rows(Stored stored, JsonNode manifest, String name) throws IOException, BrokenSetException {
        if (entry(manifest, name) == null) {
            return List.of();
        }
        verify(stored, manifest, name);
        return RowFile.read(stored.file(name));
    }

    private Map<String, Path> trainable(Stored stored, JsonNode manifest) throws IOException, BrokenSetException {
        Map<String, Path> files = new HashMap<>(Map.of(SetFiles.TRAIN, stored.file(SetFiles.TRAIN)));
        for (String name : OPTIONAL) {
            if (entry(manifest, name) != null) {
                verify(stored, manifest, name);
                files.put(name, stored.file(name));
            }
        }
        return files;
    }

    private JsonNode manifest(Stored stored, TrainingSet set) throws IOException, BrokenSetException {
        source.fetch(stored.location(), MANIFEST, set.manifestSha256(), stored.folder());
        Path file = stored.file(MANIFEST);
        if (!Files.isRegularFile(file)) {
            throw new BrokenSetException(
                    MANIFEST + " is not in storage under " + set.location() + "; " + source.advice());
        }
        if (!Checksums.sha256(file).equalsIgnoreCase(set.manifestSha256())) {
            throw new BrokenSetException(MANIFEST + " is not the one that was published: its SHA-256 differs");
        }
        return json.readTree(file.toFile());
    }

    private void verify(Stored stored, JsonNode manifest, String name) throws IOException, BrokenSetException {
        JsonNode entry = entry(manifest, name);
        if (entry == null) {
            throw new BrokenSetException(name + " is missing from the set");
        }
        String sha256 = entry.path("sha256").asText();
        source.fetch(stored.location(), name, sha256, stored.folder());
        Path file = stored.file(name);
        if (!Files.isRegularFile(file)) {
            throw new BrokenSetException(name + " is missing from the set");
        }
        if (!Checksums.sha256(file).equalsIgnoreCase(sha256)) {
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
