package io.kalimtak.prompt.artifact;

import io.kalimtak.prompt.ArtifactException;
import io.kalimtak.prompt.SentenceEncoder;
import io.kalimtak.prompt.learn.Corpus;
import io.kalimtak.prompt.learn.LanguageModel;
import io.kalimtak.prompt.learn.LearnedWeights;
import io.kalimtak.prompt.learn.LineScorer;
import io.kalimtak.prompt.learn.Rejections;
import io.kalimtak.prompt.learn.Retrieval;
import io.kalimtak.prompt.learn.Vocabulary;
import io.kalimtak.prompt.vector.ByteMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads an artifact. Nothing of it is interpreted before the checksums of all its parts are right. */
public final class ArtifactReader {
    /** No part of a sane artifact comes near; a zip that unpacks to more is an attack or an accident. */
    private static final int MAX_PART_BYTES = 256 << 20;

    private final Manifest manifest;
    private final Map<String, byte[]> parts;

    private ArtifactReader(Manifest manifest, Map<String, byte[]> parts) {
        this.manifest = manifest;
        this.parts = parts;
    }

    /**
     * Opens and verifies.
     *
     * @throws ArtifactException if the file is missing, no artifact, damaged, of another format or made with another encoder
     */
    public static ArtifactReader open(Path artifact) throws ArtifactException {
        if (!Files.isRegularFile(artifact)) {
            throw new ArtifactException("There is no artifact at " + artifact + "; fetch it from the registry again.");
        }
        String name = String.valueOf(artifact.getFileName());
        try (ZipFile zip = new ZipFile(artifact.toFile())) {
            Manifest manifest = Parts.JSON.readValue(bytes(zip, Manifest.NAME, name), Manifest.class);
            check(manifest, name);
            Map<String, byte[]> parts = new HashMap<>();
            for (Map.Entry<String, String> part : manifest.parts().entrySet()) {
                byte[] bytes = bytes(zip, part.getKey(), name);
                if (!Parts.sha256(bytes).equals(part.getValue())) {
                    throw new ArtifactException("Part " + part.getKey() + " of artifact " + name
                            + " does not match its checksum; fetch the artifact again.");
                }
                parts.put(part.getKey(), bytes);
            }
            return new ArtifactReader(manifest, parts);
        } catch (IOException | IllegalArgumentException e) {
            throw new ArtifactException("Artifact " + name + " is damaged and cannot be read; fetch it again.", e);
        }
    }

    /** What it says about itself. */
    public Manifest manifest() {
        return manifest;
    }

    /**
     * The models by language.
     *
     * @throws ArtifactException if a part is missing or cannot be read, checksums notwithstanding
     */
    public SortedMap<String, LanguageModel> models() throws ArtifactException {
        SortedMap<String, LanguageModel> models = new TreeMap<>();
        for (String language : manifest.learnedLanguages()) {
            try {
                models.put(language, model(language));
            } catch (IOException | RuntimeException e) {
                throw new ArtifactException(
                        "The model for '" + language + "' in version " + manifest.version()
                                + " cannot be read; train the version again.",
                        e);
            }
        }
        return models;
    }

    private LanguageModel model(String language) throws IOException {
        CorpusJson json = Parts.JSON.readValue(parts.get(Parts.corpus(language)), CorpusJson.class);
        WeightsJson weights = Parts.JSON.readValue(parts.get(Parts.weights(language)), WeightsJson.class);
        VectorsFile vectors = VectorsFile.read(parts.get(Parts.vectors(language)));
        Vocabulary vocabulary = json.vocabulary();
        if (vectors.inputs().rows() != json.exemplars().size()
                || vectors.targets().rows() != json.exemplars().size()
                || vectors.words().rows() != vocabulary.size()
                || weights.retrieval().length != Retrieval.FEATURES
                || weights.lines().length != LineScorer.FEATURES) {
            throw new IOException("The parts do not fit each other.");
        }
        Corpus corpus = new Corpus(
                language,
                vocabulary,
                json.read(vocabulary),
                vectors.inputs(),
                vectors.targets(),
                vectors.words(),
                vectors.targetMean(),
                json.rolePhrases(),
                json.toneWords());
        return new LanguageModel(
                corpus,
                new LearnedWeights(
                        vectors.projection(),
                        new Retrieval(weights.retrieval()),
                        new LineScorer(weights.lines()),
                        weights.bars()),
                rejections(language, vectors.inputs().columns()));
    }

    /** Releases before refused answers were learned from, and trainings without any, write no such part. */
    private Rejections rejections(String language, int columns) throws IOException {
        if (!parts.containsKey(Parts.rejections(language))) {
            return Rejections.NONE;
        }
        RejectionsJson json = Parts.JSON.readValue(parts.get(Parts.rejections(language)), RejectionsJson.class);
        ByteMatrix requests = VectorsFile.readMatrix(parts.get(Parts.rejectedRequests(language)));
        if (requests.rows() != json.rejections().size() || requests.columns() != columns) {
            throw new IOException("The parts of the refused answers do not fit each other.");
        }
        return json.read(requests);
    }

    private static void check(Manifest manifest, String name) throws ArtifactException {
        if (manifest.format() != Manifest.FORMAT) {
            throw new ArtifactException("Artifact " + name + " has format " + manifest.format() + ", this build reads "
                    + Manifest.FORMAT + "; train the version again or use the build that made it.");
        }
        if (!SentenceEncoder.sha256().equals(manifest.encoderSha256())) {
            throw new ArtifactException("Artifact " + name + " was made with encoder " + manifest.encoder()
                    + ", which differs from this build's " + SentenceEncoder.NAME + "; train the version again.");
        }
    }

    private static byte[] bytes(ZipFile zip, String part, String name) throws IOException, ArtifactException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw new ArtifactException("Artifact " + name + " has no " + part + "; fetch it again.");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MAX_PART_BYTES);
            if (in.read() >= 0) {
                throw new ArtifactException("Part " + part + " of artifact " + name + " is larger than "
                        + (MAX_PART_BYTES >> 20) + " MB; it is not one of ours.");
            }
            return bytes;
        }
    }
}
