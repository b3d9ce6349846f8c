package io.kalimtak.prompt.artifact;

import io.kalimtak.prompt.learn.Corpus;
import io.kalimtak.prompt.learn.LearnedWeights;
import io.kalimtak.prompt.learn.Projection;
import io.kalimtak.prompt.vector.ByteMatrix;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * {@code <language>/vectors.bin}, big-endian: byte matrices (rows, columns, scales, values) of requests, prompts and words, then floats (rows,
 * columns, values) of the projection, its input mean, its target mean and the corpus's target mean.
 */
record VectorsFile(ByteMatrix inputs, ByteMatrix targets, ByteMatrix words, Projection projection, float[] targetMean) {
    private static final int MAX_CELLS = 1 << 28;

    static byte[] write(Corpus corpus, LearnedWeights weights) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        writeBytes(out, corpus.inputs());
        writeBytes(out, corpus.targets());
        writeBytes(out, corpus.wordVectors());
        writeFloats(out, weights.projection().weights());
        writeFloats(out, new float[][] {weights.projection().inputMean()});
        writeFloats(out, new float[][] {weights.projection().targetMean()});
        writeFloats(out, new float[][] {corpus.targetMean()});
        out.flush();
        return bytes.toByteArray();
    }

    static VectorsFile read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        ByteMatrix inputs = readBytes(in);
        ByteMatrix targets = readBytes(in);
        ByteMatrix words = readBytes(in);
        float[][] map = readFloats(in);
        float[] inputMean = readFloats(in)[0];
        float[] projectionMean = readFloats(in)[0];
        return new VectorsFile(
                inputs, targets, words, new Projection(inputMean, projectionMean, map), readFloats(in)[0]);
    }

    /** One byte matrix alone. */
    static byte[] write(ByteMatrix matrix) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        writeBytes(out, matrix);
        out.flush();
        return bytes.toByteArray();
    }

    /** What {@link #write(ByteMatrix)} wrote. */
    static ByteMatrix readMatrix(byte[] bytes) throws IOException {
        return readBytes(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static void writeBytes(DataOutputStream out, ByteMatrix matrix) throws IOException {
        out.writeInt(matrix.rows());
        out.writeInt(matrix.columns());
        for (float scale : matrix.scales()) {
            out.writeFloat(scale);
        }
        out.write(matrix.values());
    }

    private static ByteMatrix readBytes(DataInputStream in) throws IOException {
        int rows = in.readInt();
        int columns = in.readInt();
        checkSize(rows, columns);
        float[] scales = new float[rows];
        for (int i = 0; i < rows; i++) {
            scales[i] = in.readFloat();
        }
        return new ByteMatrix(columns, in.readNBytes(rows * columns), scales);
    }

    private static void writeFloats(DataOutputStream out, float[][] rows) throws IOException {
        out.writeInt(rows.length);
        out.writeInt(rows[0].length);
        for (float[] row : rows) {
            for (float value : row) {
                out.writeFloat(value);
            }
        }
    }

    private static float[][] readFloats(DataInputStream in) throws IOException {
        int rows = in.readInt();
        int columns = in.readInt();
        checkSize(rows, columns);
        float[][] values = new float[rows][columns];
        for (float[] row : values) {
            for (int i = 0; i < columns; i++) {
                row[i] = in.readFloat();
            }
        }
        return values;
    }

    private static void checkSize(int rows, int columns) throws IOException {
        if (rows < 0 || columns < 1 || (long) rows * columns > MAX_CELLS) {
            throw new IOException("A matrix of " + rows + " rows and " + columns + " columns is not plausible.");
        }
    }
}
