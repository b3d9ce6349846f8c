package io.kalimtak.curation.classification;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.kalimtak.prompt.phrase.Hashes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The trained heads: for each vector space one for the domain and one for the use case.
 *
 * @param version {@code heads-} and the first 16 hexadecimal digits of the SHA-256 of {@link #bytes}
 * @param basis what they were trained for and on
 * @param bytes the heads as JSON, weights in base64 of little-endian floats; not to be changed
 */
record Heads(String version, Basis basis, Map<VectorSpace, Pair> pairs, byte[] bytes) {
    private static final String SHIPPED = "/classification/heads.json";
    private static final String PREFIX = "heads-";
    private static final int VERSION_DIGITS = 16;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** The heads of one space. */
    record Pair(Head domain, Head useCase) {}

    /**
     * What heads depend on.
     *
     * @param features version of the features, encoders and keywords; heads of others do not fit
     * @param seeds SHA-256 of the seeds
     * @param corrections how many corrections they learnt from
     */
    @JsonPropertyOrder({"features", "seeds", "corrections"})
    record Basis(String features, String seeds, int corrections) {}

    @JsonPropertyOrder({"basis", "heads"})
    private record Document(Basis basis, Map<String, Written> heads) {}

    @JsonPropertyOrder({"labels", "temperature", "accuracy", "weights"})
    private record Written(List<String> labels, double temperature, double accuracy, byte[] weights) {
        static Written of(Head head) {
            int columns = head.weights()[0].length;
            ByteBuffer buffer = ByteBuffer.allocate(head.weights().length * columns * Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN);
            for (float[] row : head.weights()) {
                for (float weight : row) {
                    buffer.putFloat(weight);
                }
            }
            return new Written(head.labels(), head.temperature(), head.accuracy(), buffer.array());
        }

        Head head() {
            ByteBuffer buffer = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
            float[][] rows = new float[labels.size()][weights.length / Float.BYTES / labels.size()];
            for (float[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = buffer.getFloat();
                }
            }
            return new Head(List.copyOf(labels), rows, temperature, accuracy);
        }
    }

    static Heads of(Basis basis, Map<VectorSpace, Pair> pairs) {
        Map<String, Written> heads = new TreeMap<>();
        pairs.forEach((space, pair) -> {
            heads.put(key(space, "domain"), Written.of(pair.domain()));
            heads.put(key(space, "use_case"), Written.of(pair.useCase()));
        });
        try {
            byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Document(basis, heads));
            return new Heads(versionOf(bytes), basis, pairs, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write heads as JSON", e);
        }
    }

    /** Reads what {@link #bytes} holds. Throws UncheckedIOException for bytes that are no heads. */
    static Heads read(byte[] bytes) {
        try {
            Document document = JSON.readValue(bytes, Document.class);
            Map<VectorSpace, Pair> pairs = new EnumMap<>(VectorSpace.class);
            for (VectorSpace space : VectorSpace.values()) {
                pairs.put(
                        space,
                        new Pair(
                                document.heads().get(key(space, "domain")).head(),
                                document.heads().get(key(space, "use_case")).head()));
            }
            return new Heads(versionOf(bytes), document.basis(), pairs, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("these are no heads", e);
        }
    }

    /** Those that come with the service, trained on the seeds alone. */
    static Heads shipped() {
        try (InputStream json = Heads.class.getResourceAsStream(SHIPPED)) {
            return read(json.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SHIPPED, e);
        }
    }

    private static String key(VectorSpace space, String of) {
        return space.id() + " " + of;
    }

    private static String versionOf(byte[] bytes) {
        String sha256 = HexFormat.of().formatHex(Hashes.digest().digest(bytes));
        return PREFIX + sha256.substring(0, VERSION_DIGITS);
    }
}
