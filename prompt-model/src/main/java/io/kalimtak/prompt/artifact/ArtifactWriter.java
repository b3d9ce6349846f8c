package io.kalimtak.prompt.artifact;

import io.kalimtak.prompt.learn.LanguageModel;
import io.kalimtak.prompt.learn.LearnedWeights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an artifact: same models, same bytes; the file appears whole or not at all. */
public final class ArtifactWriter {
    /** Zip entries carry a time; a fixed one (1980-01-01, where the format begins) keeps equal artifacts equal. */
    private static final long ENTRY_TIME = 315_532_800_000L;

    private ArtifactWriter() {}

    /**
     * Writes the models; {@code manifest} is given the parts' checksums and completes the manifest with them.
     *
     * @return SHA-256 and size of the file
     */
    public static Written write(
            Map<String, LanguageModel> models, Function<SortedMap<String, String>, Manifest> manifest, Path artifact)
            throws IOException {
        SortedMap<String, byte[]> parts = new TreeMap<>();
        for (Map.Entry<String, LanguageModel> entry : models.entrySet()) {
            LanguageModel model = entry.getValue();
            LearnedWeights weights = model.weights();
            parts.put(Parts.corpus(entry.getKey()), Parts.JSON.writeValueAsBytes(CorpusJson.of(model.corpus())));
            parts.put(Parts.vectors(entry.getKey()), VectorsFile.write(model.corpus(), weights));
            parts.put(
                    Parts.weights(entry.getKey()),
                    Parts.JSON.writeValueAsBytes(new WeightsJson(
                            weights.retrieval().weights(), weights.scorer().weights(), weights.bars())));
            if (!model.rejections().isEmpty()) {
                parts.put(
                        Parts.rejections(entry.getKey()),
                        Parts.JSON.writeValueAsBytes(RejectionsJson.of(model.rejections())));
                parts.put(
                        Parts.rejectedRequests(entry.getKey()),
                        VectorsFile.write(model.rejections().requests()));
            }
        }
        SortedMap<String, String> checksums = new TreeMap<>();
        parts.forEach((name, bytes) -> checksums.put(name, Parts.sha256(bytes)));
        byte[] zip = zip(Parts.JSON.writeValueAsBytes(manifest.apply(checksums)), parts);
        Path directory = artifact.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path partial = Files.createTempFile(directory, artifact.getFileName().toString(), ".part");
        try {
            Files.write(partial, zip);
            Files.move(partial, artifact, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
        return new Written(Parts.sha256(zip), zip.length);
    }

    /** What was written. */
    public record Written(String sha256, long bytes) {}

    private static byte[] zip(byte[] manifest, SortedMap<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            add(out, Manifest.NAME, manifest);
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                add(out, part.getKey(), part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(ENTRY_TIME);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
