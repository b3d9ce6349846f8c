package io.kalimtak.registry.decision;

/** What a difference may be, at a level that holds at every look together. Infinite ends: nothing is known yet. */
public record Interval(double lower, double upper) {
    /** Nothing is known. */
    public static final Interval UNKNOWN = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("an interval from " + lower + " to " + upper);
        }
    }
}
