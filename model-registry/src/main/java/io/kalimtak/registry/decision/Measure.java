package io.kalimtak.registry.decision;

import java.util.Locale;

/** What versions are compared by while both serve. */
public enum Measure {
    /** Mean of ratings, 1 to 5. */
    SCORE(true, false, 4),
    /** Share of ratings of 4 or 5. */
    SATISFIED(true, false, 1),
    /** Share of answers with a signal that were copied or accepted, and neither dismissed nor asked for again. */
    ACCEPTED(true, false, 1),
    /** Share of requests that got no answer, for no fault of the caller. */
    ERRORS(false, false, 1),
    /** Milliseconds from the accepted request to the finished answer. */
    LATENCY(false, true, 0),
    /** Share of answers that refuse the request. */
    REFUSALS(false, false, 1),
    /** Tokens of an answer. */
    LENGTH(false, true, 0),
    /** What an answer costs, in the currency of the engine's prices. */
    COST(false, true, 0);

    private final boolean moreIsBetter;
    private final boolean relative;

    private final double range;

    Measure(boolean moreIsBetter, boolean relative, double range) {
        this.moreIsBetter = moreIsBetter;
        this.relative = relative;
        this.range = range;
    }

    /** Whether a larger value is the better one. */
    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    /** Whether margins are shares of the live version's mean rather than of the measure's own unit. */
    public boolean relative() {
        return relative;
    }

    /** How far apart two values can be; 0 where there is no bound. */
    double range() {
        return range;
    }

    /** The name in configuration, answers and stored numbers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
