package io.kalimtak.system.bench;

import io.kalimtak.prompt.metric.Percentile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times of calls, milliseconds, as the caller saw them; and what of it the service says it spent on the answer. */
final class Timings {
    private final List<Double> outside = new ArrayList<>();
    private final List<Double> inside = new ArrayList<>();

    void add(double milliseconds) {
        outside.add(milliseconds);
    }

    void addInside(double milliseconds) {
        inside.add(milliseconds);
    }

    /** A line of percentiles by nearest rank. */
    String line(String name) {
        String text = String.format(
                Locale.ROOT,
                "%-34s %6d calls   p50 %6.2f ms   p90 %6.2f ms   p99 %6.2f ms   longest %7.2f ms",
                name,
                outside.size(),
                percentile(outside, 0.5),
                percentile(outside, 0.9),
                percentile(outside, 0.99),
                percentile(outside, 1));
        return inside.isEmpty()
                ? text
                : text + String.format(Locale.ROOT, "   (of it answering: p99 %.0f ms)", percentile(inside, 0.99));
    }

    private static double percentile(List<Double> values, double share) {
        return Percentile.ofSorted(
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray(), share);
    }
}
