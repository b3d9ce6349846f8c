package io.kalimtak.curation.review;

import java.util.Locale;

/** Why an interaction is asked about. */
enum Reason {
    /** A job found it to hold what a poisoner may have planted: rows of table {@code review_flags}. */
    SUSPICIOUS,
    /** Nobody said anything of it. */
    UNRATED,
    /** Its newest rating is a 3: neither good nor bad. */
    MIDDLING_SCORE,
    /** Ratings of it lie two points apart or more. */
    RATERS_DISAGREE,
    /** The classifier does not know what it is about. */
    UNSURE_CLASS;

    /** As contracts and tables spell it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The reason for one that was rated, or not.
     *
     * @param flagged whether a job put it down for review
     * @param score the newest, or null
     * @param spread between the highest and the lowest score, or null
     */
    static Reason of(boolean flagged, Integer score, Integer spread, boolean corrected) {
        if (flagged) {
            return SUSPICIOUS;
        }
        if (score == null && !corrected) {
            return UNRATED;
        }
        if (spread != null && spread >= 2) {
            return RATERS_DISAGREE;
        }
        return score != null && score == 3 ? MIDDLING_SCORE : UNSURE_CLASS;
    }
}
