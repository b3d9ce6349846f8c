package io.kalimtak.training.report.figure;

/** Which way a figure gets better. */
public enum Better {
    UP,
    DOWN,
    /** It says nothing by itself. */
    NEITHER;

    /** The direction in words; empty where there is none. */
    public String words() {
        return switch (this) {
            case UP -> "up is better";
            case DOWN -> "down is better";
            case NEITHER -> "";
        };
    }

    /** A change as this direction sees it: above 0 is better, below 0 is worse, 0 is neither. */
    public double gain(double change) {
        return switch (this) {
            case UP -> change;
            case DOWN -> -change;
            case NEITHER -> 0;
        };
    }
}
