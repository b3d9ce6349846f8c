package io.kalimtak.training.report.chart;

import static io.kalimtak.training.report.chart.Chart.round;

/** Shapes of points, so that series are told apart without colours. */
enum Marker {
    CIRCLE,
    SQUARE,
    DIAMOND,
    TRIANGLE;

    private static final double RADIUS = 3.5;

    static Marker of(int series) {
        return values()[series % values().length];
    }

    /** Its outline around the point. */
    String path(double x, double y) {
        double r = this == DIAMOND ? RADIUS + 1.2 : RADIUS;
        return switch (this) {
            case CIRCLE ->
                "M" + round(x - r) + " " + round(y) + "a" + r + " " + r + " 0 1 0 " + 2 * r + " 0a" + r + " " + r
                        + " 0 1 0 " + -2 * r + " 0Z";
            case SQUARE -> "M" + round(x - r) + " " + round(y - r) + "h" + 2 * r + "v" + 2 * r + "h" + -2 * r + "Z";
            case TRIANGLE ->
                "M" + round(x) + " " + round(y - r - 0.5) + "l" + (r + 0.5) + " " + 2 * r + "h" + -2 * (r + 0.5) + "Z";
            case DIAMOND ->
                "M" + round(x) + " " + round(y - r) + "l" + r + " " + r + "l" + -r + " " + r + "l" + -r + " " + -r
                        + "Z";
        };
    }
}
