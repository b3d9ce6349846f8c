package io.kalimtak.curation.review;

/**
 * How much a label of one interaction would teach.
 *
 * @param uncertainty of the label, 0 to 1
 * @param density of requests around it, 0 to 1; 1 where they are densest
 */
record Worth(Asked asked, double uncertainty, double density) {
    /** The product of both (Settles and Craven 2008, "information density" with β = 1), 0 to 1. */
    double informativeness() {
        return uncertainty * density;
    }
}
