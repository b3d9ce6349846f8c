package io.kalimtak.gateway.metrics;

/**
 * Figures of one group, or of the whole slice. A figure that nothing was counted for is null, never 0.
 *
 * @param key the group's value: a version, language or tool, a day as 2026-01-31, an hour as 2026-01-31T08:00:00Z; null
 *     for the whole slice, for interactions that name no tool, and for requests that failed before a version was chosen
 * @param interactions answered and kept
 * @param requests null in slices and groups by language or tool: of a failed request neither is known
 */
public record MetricsGroup(
        String key,
        long interactions,
        MetricsSatisfaction satisfaction,
        MetricsTimes processingTimeMs,
        MetricsTokens tokens,
        MetricsEngagement engagement,
        RequestFigures requests) {

    /**
     * What people thought.
     *
     * @param ratings interactions with a current rating
     * @param ratedShare of the interactions
     * @param mean score of 1 to 5, with the ends of its 95 % interval
     * @param liked share of ratings of 4 or 5, with the ends of its 95 % interval
     */
    public record MetricsSatisfaction(
            long ratings,
            Double ratedShare,
            Double mean,
            Double meanLow,
            Double meanHigh,
            Double liked,
            Double likedLow,
            Double likedHigh) {}

    /** Milliseconds; percentiles by nearest rank. */
    public record MetricsTimes(Double mean, Integer p50, Integer p95, Integer p99) {}

    public record MetricsTokens(MetricsSum input, MetricsSum output, MetricsSum total) {}

    /** Sum over interactions, and mean of one. */
    public record MetricsSum(long sum, Double mean) {}

    /**
     * Who was there.
     *
     * @param activePeople people with an interaction
     * @param returningPeople those with interactions on two days of UTC or more; null where a group is a day or an hour
     * @param returnRate their share of the active people
     * @param withoutPerson interactions whose caller named nobody; they count in no figure of people
     */
    public record MetricsEngagement(
            long activePeople,
            Long returningPeople,
            Double returnRate,
            long sessions,
            Double interactionsPerSession,
            long withoutPerson) {}

    /** A group of which no interaction is kept. */
    static MetricsGroup without(String key) {
        MetricsSum none = new MetricsSum(0, null);
        return new MetricsGroup(
                key,
                0,
                new MetricsSatisfaction(0, null, null, null, null, null, null, null),
                new MetricsTimes(null, null, null, null),
                new MetricsTokens(none, none, none),
                new MetricsEngagement(0, null, null, 0, null, 0),
                null);
    }

    MetricsGroup with(RequestFigures counted) {
        return new MetricsGroup(key, interactions, satisfaction, processingTimeMs, tokens, engagement, counted);
    }
}
