package io.kalimtak.system.simulation;

/** Number, mean and variance of values that come one after the other (Welford 1962). */
final class Moments {
    private int count;
    private double mean;
    private double squares;

    void add(double value) {
        count++;
        double away = value - mean;
        mean += away / count;
        squares += away * (value - mean);
    }

    int count() {
        return count;
    }

    double mean() {
        return mean;
    }

    /** NaN below two values. */
    double variance() {
        return squares / (count - 1);
    }
}
