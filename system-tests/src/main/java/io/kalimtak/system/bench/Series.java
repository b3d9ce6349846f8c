package io.kalimtak.system.bench;

import io.kalimtak.prompt.metric.Percentile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;

/** One figure of each round; of them the median counts, and least and greatest tell how much it is worth. */
public final class Series {
    private final List<Double> values = new ArrayList<>();

    /** A series with these values. */
    public static Series of(double... values) {
        Series series = new Series();
        for (double value : values) {
            series.add(value);
        }
        return series;
    }

    /** Adds the next round's figure. */
    public void add(double value) {
        values.add(value);
    }

    /** Whether no round has told a figure. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The middle value, of an even number the mean of the two in the middle; NaN when there is none. */
    public double median() {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        double[] sorted = sorted();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Round by round this series over the other. Throws IllegalArgumentException when they differ in length. */
    public Series over(Series other) {
        return with(other, (mine, its) -> mine / its);
    }

    /** Round by round what the function makes of both. Throws IllegalArgumentException when they differ in length. */
    public Series with(Series other, DoubleBinaryOperator function) {
        if (values.size() != other.values.size()) {
            throw new IllegalArgumentException("series of " + values.size() + " and " + other.values.size());
        }
        Series both = new Series();
        for (int i = 0; i < values.size(); i++) {
            both.add(function.applyAsDouble(values.get(i), other.values.get(i)));
        }
        return both;
    }

    /** Median, least and greatest as text, for example {@code 0.41 (0.38 to 0.44)}. */
    public String text(int decimals) {
        if (values.isEmpty()) {
            return "not measured";
        }
        String number = "%,." + decimals + "f";
        double[] sorted = sorted();
        return String.format(
                Locale.ROOT,
                number + " (" + number + " to " + number + ")",
                median(),
                Percentile.ofSorted(sorted, 0),
                Percentile.ofSorted(sorted, 1));
    }

    /** The same as tables have it, for example {@code 0.41 (0.38–0.44)}; empty when no round has told a figure. */
    public String cell(int decimals) {
        return values.isEmpty() ? "" : text(decimals).replace(" to ", "–");
    }

    private double[] sorted() {
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
