package io.kalimtak.system.simulation;

import io.kalimtak.registry.decision.Verdict;

/**
 * The end of a rollout.
 *
 * @param verdict that ended it: ADVANCE when the version was promoted
 * @param step in which it ended, from 0
 * @param hours that it took
 * @param ratings of the candidate that were known by then
 * @param answers that the candidate gave
 * @param people who got one
 * @param missed whether the rule's interval of the ratings' difference left the truth out at any look
 */
record Outcome(Verdict verdict, int step, int hours, int ratings, int answers, int people, boolean missed) {}
