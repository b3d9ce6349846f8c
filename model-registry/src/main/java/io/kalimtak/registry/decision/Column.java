package io.kalimtak.registry.decision;

import java.util.Arrays;

/** What people had of one arm in one step, person by person; people are numbered from 0 without gaps. */
final class Column {
    private double[] counts = new double[0];
    private double[] sums = new double[0];
    private long count;
    private double sum;
    private long people;

    void add(int person, long values, double total) {
        if (person >= counts.length) {
            int size = Math.max(person + 1, counts.length * 2);
            counts = Arrays.copyOf(counts, size);
            sums = Arrays.copyOf(sums, size);
        }
        people += counts[person] == 0 ? 1 : 0;
        counts[person] += values;
        sums[person] += total;
        count += values;
        sum += total;
    }

    long count() {
        return count;
    }

    double sum() {
        return sum;
    }

    double mean() {
        return sum / count;
    }

    long people() {
        return people;
    }

    /** Marks those who had something. */
    void mark(boolean[] who) {
        int known = Math.min(counts.length, who.length);
        for (int i = 0; i < known; i++) {
            who[i] |= counts[i] > 0;
        }
    }

    /** Adds to each person what the mean moves by without that person, times a scale; two people are the least. */
    void move(double scale, double[] moves) {
        double mean = mean();
        double factor = scale * Math.sqrt((people - 1.0) / people);
        int known = Math.min(counts.length, moves.length);
        for (int i = 0; i < known; i++) {
            moves[i] += factor * (sums[i] - mean * counts[i]) / (count - counts[i]);
        }
    }
}
