package io.kalimtak.prompt;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.InputStream;

/**
 * The library's model on the caller's thread alone. Its own one gives every session a pool with a thread a core, which
 * spin while they wait for each other: texts that are encoded side by side take each other's cores, and one text gains
 * little, for it is too short to be shared out. The vectors are the same, to the last bit.
 */
final class OneThreadEncoder extends AbstractInProcessEmbeddingModel {
    private final OnnxBertBiEncoder encoder;

    private OneThreadEncoder(OnnxBertBiEncoder encoder) {
        super(Runnable::run);
        this.encoder = encoder;
    }

    /** Throws IllegalStateException when the library's jar does not hold them. */
    static OneThreadEncoder load(String modelFile, String tokenizerFile) {
        try (InputStream model = resource(modelFile);
                InputStream tokenizer = resource(tokenizerFile);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            OrtSession session = environment.createSession(model.readAllBytes(), options);
            return new OneThreadEncoder(new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.MEAN));
        } catch (IOException | OrtException e) {
            throw new IllegalStateException("The encoder's model could not be read from its jar.", e);
        }
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return encoder;
    }

    @Override
    protected Integer knownDimension() {
        return SentenceEncoder.DIMENSIONS;
    }

    private static InputStream resource(String name) throws IOException {
        InputStream found = AllMiniLmL6V2QuantizedEmbeddingModel.class.getResourceAsStream(name);
        if (found == null) {
            throw new IOException("the encoder's jar holds no " + name);
        }
        return found;
    }
}
