package io.kalimtak.training.report.figure;

import io.kalimtak.training.report.chart.Numbers;

/**
 * A figure of a version.
 *
 * @param name as reports and the registry name it
 * @param label for people
 * @param scale its range, such as {@code 0–1}, or its unit: {@code ms}, {@code tokens}, {@code pairs}; empty when unknown
 * @param explanation what it is, the beginning of what docs/metrics.md says
 */
public record Figure(String name, String label, String scale, Better better, String explanation) {
    /** A figure that this release has no words for. */
    static Figure unknown(String name) {
        return new Figure(name, name, "", Better.NEITHER, "");
    }

    /** Whether figures of this scale can share an axis with others that have no unit. */
    public boolean hasUnit() {
        return switch (scale) {
            case "ms", "tokens", "pairs" -> true;
            default -> false;
        };
    }

    /** The value as text: units with one decimal, pairs whole, everything else with three. */
    public String show(double value) {
        return Numbers.fixed(value, decimals());
    }

    /** The change as text, with its sign. */
    public String showChange(double change) {
        return Numbers.signed(change, decimals());
    }

    private int decimals() {
        return switch (scale) {
            case "pairs" -> 0;
            case "ms", "tokens" -> 1;
            default -> 3;
        };
    }
}
