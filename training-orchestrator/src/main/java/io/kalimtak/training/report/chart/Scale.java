package io.kalimtak.training.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis: from data to drawing, with round ticks (steps of 1, 2 or 5 times a power of ten; Heckbert, "Nice numbers for
 * graph labels", Graphics Gems, 1990).
 *
 * @param low first tick
 * @param high last tick
 * @param step from tick to tick
 * @param from drawing position of {@code low}
 * @param to drawing position of {@code high}
 */
record Scale(double low, double high, double step, double from, double to) {
    private static final double FLAT = 0.05;

    /** An axis that holds all the values, with about that many ticks. */
    static Scale over(List<Double> values, int ticks, double from, double to) {
        double min = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double max = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        if (max - min < 1e-9) {
            double room = Math.max(Math.abs(max) * FLAT, FLAT);
            // What is never negative gets no negative ticks.
            min = min >= 0 ? Math.max(0, min - room) : min - room;
            max += room;
        }
        double step = nice((max - min) / Math.max(1, ticks - 1));
        return new Scale(Math.floor(min / step + 1e-9) * step, Math.ceil(max / step - 1e-9) * step, step, from, to);
    }

    double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long count = Math.round((high - low) / step);
        for (long i = 0; i <= count; i++) {
            ticks.add(low + i * step);
        }
        return ticks;
    }

    /** A tick as text, with as many decimals as the step needs. */
    String label(double tick) {
        int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        return Numbers.fixed(tick, decimals);
    }

    private static double nice(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double fraction = rough / power;
        double step = fraction < 1.5 ? 1 : fraction < 3 ? 2 : fraction < 7 ? 5 : 10;
        return step * power;
    }
}
