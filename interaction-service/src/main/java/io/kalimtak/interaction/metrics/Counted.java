package io.kalimtak.interaction.metrics;

import java.util.List;

/**
 * What the database counted of one group.
 *
 * @param key the group's value; '' where its interactions have none
 * @param interactions at least 1
 * @param anonymous interactions of which nobody said whose they are
 * @param cameBack people who were active on two days or more
 * @param scores of the current ratings
 * @param milliseconds of the time that answers took
 */
record Counted(
        String key,
        long interactions,
        long anonymous,
        long people,
        long cameBack,
        long sessions,
        Scores scores,
        Times milliseconds,
        TokenSums tokens) {

    /**
     * Current ratings, 1 to 5.
     *
     * @param mean null without ratings
     * @param deviation the sample's standard deviation; null with fewer than two ratings
     * @param liked ratings of 4 or 5
     */
    record Scores(long ratings, Double mean, Double deviation, long liked) {}

    /** Mean, and the nearest-rank percentiles 50, 95 and 99. */
    record Times(Double mean, Integer p50, Integer p95, Integer p99) {}

    record TokenSums(long input, long output, long total) {}

    /** Groups in their order, and how many more there are. */
    record CountedGroups(List<Counted> groups, long leftOut) {}

    static Counted nothing() {
        return new Counted(
                "",
                0,
                0,
                0,
                0,
                0,
                new Scores(0, null, null, 0),
                new Times(null, null, null, null),
                new TokenSums(0, 0, 0));
    }
}
