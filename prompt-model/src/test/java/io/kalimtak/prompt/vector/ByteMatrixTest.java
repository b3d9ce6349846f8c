package io.kalimtak.prompt.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ByteMatrixTest {
    @Test
    void shouldGiveToTheLastBitWhatRowsGiveAloneWhateverTheirNumberAndOrder() {
        Random random = new Random(11);
        float[][] rows = new float[11][384];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextFloat() - 0.5f;
            }
        }
        ByteMatrix matrix = ByteMatrix.of(rows, 384);
        float[] vector = rows[3];
        for (int count = 0; count <= 11; count++) {
            int[] some = IntStream.range(0, count).map(i -> i * 7 % 11).toArray();
            float[] alone = new float[count];
            for (int i = 0; i < count; i++) {
                alone[i] = matrix.dot(some[i], vector);
            }
            assertThat(matrix.dots(some, vector)).containsExactly(alone);
        }
    }
}
