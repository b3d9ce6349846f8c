package io.kalimtak.interaction.metrics;

/**
 * What is said of one group, or of the whole slice. A figure that nothing was counted for is null, never 0.
 *
 * @param key the group's value; null for the whole slice, and for interactions that name no tool
 * @param interactions answered and kept
 */
record SliceFigures(
        String key,
        long interactions,
        SliceSatisfaction satisfaction,
        SliceTimes processingTimeMs,
        SliceTokens tokens,
        SliceEngagement engagement) {

    /**
     * What people thought.
     *
     * @param ratings interactions with a current rating
     * @param ratedShare of the interactions
     * @param mean score of 1 to 5, with the ends of its 95 % interval
     * @param liked share of ratings of 4 or 5, with the ends of its 95 % interval
     */
    record SliceSatisfaction(
            long ratings,
            Double ratedShare,
            Double mean,
            Double meanLow,
            Double meanHigh,
            Double liked,
            Double likedLow,
            Double likedHigh) {}

    /** Milliseconds; percentiles by nearest rank. */
    record SliceTimes(Double mean, Integer p50, Integer p95, Integer p99) {}

    record SliceTokens(TokenFigures input, TokenFigures output, TokenFigures total) {}

    /** Sum over interactions, and mean of one. */
    record TokenFigures(long sum, Double mean) {}

    /**
     * Who was there.
     *
     * @param activePeople people with an interaction, by pseudonym
     * @param returningPeople those with interactions on two days of UTC or more; null where a group is a day or an hour
     * @param returnRate their share of the active people
     * @param withoutPerson interactions whose caller named nobody; they count in no figure of people
     */
    record SliceEngagement(
            long activePeople,
            Long returningPeople,
            Double returnRate,
            long sessions,
            Double interactionsPerSession,
            long withoutPerson) {}

    static SliceFigures of(Counted counted, Grouping by) {
        long interactions = counted.interactions();
        Counted.Times times = counted.milliseconds();
        Counted.TokenSums tokens = counted.tokens();
        return new SliceFigures(
                counted.key().isEmpty() ? null : counted.key(),
                interactions,
                satisfaction(counted),
                new SliceTimes(times.mean(), times.p50(), times.p95(), times.p99()),
                new SliceTokens(
                        tokens(tokens.input(), interactions),
                        tokens(tokens.output(), interactions),
                        tokens(tokens.total(), interactions)),
                engagement(counted, by));
    }

    private static SliceSatisfaction satisfaction(Counted counted) {
        Counted.Scores scores = counted.scores();
        long ratings = scores.ratings();
        Double rated = share(ratings, counted.interactions());
        if (ratings == 0) {
            return new SliceSatisfaction(0, rated, null, null, null, null, null, null);
        }
        double deviation = scores.deviation() == null ? 0 : scores.deviation();
        Bounds mean = Intervals.ofMean(ratings, scores.mean(), deviation);
        Bounds liked = Intervals.ofShare(scores.liked(), ratings);
        return new SliceSatisfaction(
                ratings,
                rated,
                scores.mean(),
                mean.low(),
                mean.high(),
                share(scores.liked(), ratings),
                liked.low(),
                liked.high());
    }

    private static TokenFigures tokens(long sum, long interactions) {
        return new TokenFigures(sum, share(sum, interactions));
    }

    private static SliceEngagement engagement(Counted counted, Grouping by) {
        return new SliceEngagement(
                counted.people(),
                by.byTime() ? null : counted.cameBack(),
                by.byTime() ? null : share(counted.cameBack(), counted.people()),
                counted.sessions(),
                share(counted.interactions(), counted.sessions()),
                counted.anonymous());
    }

    private static Double share(long some, long all) {
        return all == 0 ? null : (double) some / all;
    }
}
