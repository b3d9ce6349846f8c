package io.kalimtak.curation.candidate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a reviewer said of an interaction. It stands above what users said of it, before and after. */
public enum Review {
    /** The answer, or the correction that a user made of it, is to be learnt: it counts as a rating of 5. */
    KEEP,
    /** The reviewer's own words are to be learnt in its place. */
    FIX,
    /** Neither the request nor any answer to it is to be used. */
    REJECT;

    /** As contracts and tables spell it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its label; null, and anything that is no label, is empty. */
    public static Optional<Review> ofLabel(String label) {
        return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
    }
}
