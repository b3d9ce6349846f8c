package io.kalimtak.prompt.vector;

import java.util.stream.IntStream;

/**
 * Ridge regression (Hoerl and Kennard 1970) by the normal equations and a Cholesky factorisation: W = (XᵀX + λI)⁻¹ XᵀY. Exact, no iteration,
 * so the same data give the same bytes.
 */
public final class Ridge {
    /** Features that a thread takes at once: their sums stay in its cache. */
    private static final int BLOCK = 32;

    private Ridge() {}

    /**
     * Fits weights.
     *
     * @param x n rows of d features
     * @param y n rows of m outcomes
     * @param lambda penalty, above 0; in units of n
     * @return d rows of m weights
     */
    public static double[][] fit(float[][] x, float[][] y, double lambda) {
        int d = x[0].length;
        int m = y[0].length;
        double[][] gram = new double[d][d];
        double[][] moment = new double[d][m];
        // Every cell is summed by one thread, row after row: the sums do not depend on how many threads there are.
        int blocks = (d + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks).parallel().forEach(block -> {
            int end = Math.min(d, (block + 1) * BLOCK);
            for (int row = 0; row < x.length; row++) {
                add(x[row], y[row], gram, moment, block * BLOCK, end);
            }
        });
        for (int i = 0; i < d; i++) {
            gram[i][i] += lambda;
        }
        return solve(gram, moment);
    }

    /** Adds a row to the lower triangle of XᵀX and to XᵀY, for some of the features. */
    private static void add(float[] features, float[] outcomes, double[][] gram, double[][] moment, int from, int to) {
        for (int i = from; i < to; i++) {
            double value = features[i];
            if (value == 0) {
                continue;
            }
            double[] gramRow = gram[i];
            for (int j = 0; j <= i; j++) {
                gramRow[j] += value * features[j];
            }
            double[] momentRow = moment[i];
            for (int j = 0; j < outcomes.length; j++) {
                momentRow[j] += value * outcomes[j];
            }
        }
    }

    /** Solves A·W = B for a symmetric positive definite A, given by its lower triangle; overwrites both. */
    private static double[][] solve(double[][] a, double[][] b) {
        int d = a.length;
        int m = b[0].length;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                a[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / a[j][j];
            }
        }
        for (int i = 0; i < d; i++) {
            for (int k = 0; k < i; k++) {
                subtract(b[i], b[k], a[i][k], m);
            }
            divide(b[i], a[i][i]);
        }
        for (int i = d - 1; i >= 0; i--) {
            for (int k = i + 1; k < d; k++) {
                subtract(b[i], b[k], a[k][i], m);
            }
            divide(b[i], a[i][i]);
        }
        return b;
    }

    private static void subtract(double[] row, double[] other, double scale, int m) {
        for (int j = 0; j < m; j++) {
            row[j] -= scale * other[j];
        }
    }

    private static void divide(double[] row, double by) {
        for (int j = 0; j < row.length; j++) {
            row[j] /= by;
        }
    }
}
