package io.kalimtak.registry.observation;

/**
 * What one person had of one arm at one share.
 *
 * @param unit who: the person, or the session where none is named
 * @param share of traffic that the candidate had then
 * @param candidate whether the version under trial answered, or the live one
 * @param answers how many
 * @param milliseconds of them together
 * @param tokens of them together
 * @param rated how many of them have a rating
 * @param scores sum of the ratings
 * @param satisfied ratings of 4 or 5
 * @param signalled how many of them have a signal
 * @param accepted signals that say the answer was taken
 * @param judged of how many it is known whether they refuse
 * @param refusals how many of them do
 * @param priced of how many the cost is known
 * @param cost of them together
 */
public record Observed(
        long unit,
        double share,
        boolean candidate,
        long answers,
        long milliseconds,
        long tokens,
        long rated,
        long scores,
        long satisfied,
        long signalled,
        long accepted,
        long judged,
        long refusals,
        long priced,
        double cost) {}
