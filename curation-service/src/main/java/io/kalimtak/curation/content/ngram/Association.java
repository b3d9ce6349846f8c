package io.kalimtak.curation.content.ngram;

/** How strongly being in a row goes with a high score, given how many rows there are and how many are high. */
final class Association {
    /** Weight of the prior in rows: a word in few rows is drawn towards no difference. */
    private static final double PRIOR_ROWS = 1_000;

    private final int all;
    private final int high;
    private final double[] logFactorials;

    Association(int all, int high) {
        this.all = all;
        this.high = high;
        this.logFactorials = new double[all + 1];
        for (int i = 2; i <= all; i++) {
            logFactorials[i] = logFactorials[i - 1] + Math.log(i);
        }
    }

    /**
     * Fisher's exact test, one-sided: the chance that of {@code rows} rows drawn without replacement at least {@code hits}
     * are high.
     */
    double chance(int rows, int hits) {
        double sum = 0;
        for (int k = hits; k <= Math.min(rows, high); k++) {
            if (rows - k <= all - high) {
                sum += Math.exp(choose(high, k) + choose(all - high, rows - k) - choose(all, rows));
            }
        }
        return Math.min(1, sum);
    }

    /**
     * The z-score of the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, equations 16
     * and 19–22), with rows for words: the prior is what all rows say, at the weight of {@link #PRIOR_ROWS} rows.
     */
    double z(int rows, int hits) {
        double prior = PRIOR_ROWS * rows / all;
        double inHigh = hits + prior;
        double inLow = rows - hits + prior;
        double outHigh = high + PRIOR_ROWS - inHigh;
        double outLow = all - high + PRIOR_ROWS - inLow;
        double difference = Math.log(inHigh / outHigh) - Math.log(inLow / outLow);
        return difference / Math.sqrt(1 / inHigh + 1 / inLow);
    }

    private double choose(int n, int k) {
        return logFactorials[n] - logFactorials[k] - logFactorials[n - k];
    }
}
