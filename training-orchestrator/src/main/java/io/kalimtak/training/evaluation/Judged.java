package io.kalimtak.training.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What a judge model said: pairwise, each pair asked in both orders; a verdict that changes with the order is a tie.
 *
 * @param model the judge
 * @param pairs pairs of answers judged
 * @param wins pairs in which the candidate was held better
 * @param losses pairs in which live was
 * @param ties the others
 * @param failed pairs without a readable verdict, counted nowhere else
 * @param winRate (wins + ties / 2) ÷ pairs, with the ends of its confidence interval
 * @param consistency share of pairs with the same verdict in both orders
 * @param agreement with people, on pairs of which they preferred one; null where there were none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Judged(
        String model,
        int pairs,
        int wins,
        int losses,
        int ties,
        int failed,
        double winRate,
        double winRateLow,
        double winRateHigh,
        double consistency,
        Agreement agreement) {
    /**
     * Share of people's preferences that the judge shares, ties counted as half.
     *
     * @param pairs pairs that people had an opinion on
     */
    public record Agreement(int pairs, double share, double low, double high) {}
}
