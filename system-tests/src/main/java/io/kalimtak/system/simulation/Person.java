package io.kalimtak.system.simulation;

/**
 * Somebody who asks.
 *
 * @param number the same for all that this person asks
 * @param place on the unit interval, by the rollout's salt: the candidate answers where it lies below its share
 * @param taste what this person adds to every liking
 * @param leaning what this person adds to the candidate's in particular
 * @param rates share of answers that this person rates
 * @param patience this person's requests take so many times as long as others'
 * @param lost whether this person's records are lost when the candidate answered
 */
record Person(long number, double place, double taste, double leaning, double rates, double patience, boolean lost) {}
