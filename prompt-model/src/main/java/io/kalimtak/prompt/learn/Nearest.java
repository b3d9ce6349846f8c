package io.kalimtak.prompt.learn;

/** The best of many scored things, best first; of equal scores the one that was offered first. */
final class Nearest {
    private final int[] indexes;
    private final double[] scores;
    private int size;

    /** Keeps so many. */
    Nearest(int most) {
        this.indexes = new int[most];
        this.scores = new double[most];
    }

    void offer(int index, double score) {
        if (size == indexes.length && score <= scores[size - 1]) {
            return;
        }
        int place = size < indexes.length ? size++ : size - 1;
        while (place > 0 && score > scores[place - 1]) {
            indexes[place] = indexes[place - 1];
            scores[place] = scores[place - 1];
            place--;
        }
        indexes[place] = index;
        scores[place] = score;
    }

    /** How many are kept. */
    int size() {
        return size;
    }

    /** What stands at a rank, 0 the best. */
    int index(int rank) {
        return indexes[rank];
    }

    double score(int rank) {
        return scores[rank];
    }
}
