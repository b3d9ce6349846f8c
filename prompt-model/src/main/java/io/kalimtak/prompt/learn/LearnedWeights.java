package io.kalimtak.prompt.learn;

/**
 * What was fitted for one language.
 *
 * @param projection from requests to prompts
 * @param retrieval how pairs are ranked
 * @param scorer how lines are ranked
 * @param bars utility that a line must beat, by section: what the template's own lines reach
 */
public record LearnedWeights(Projection projection, Retrieval retrieval, LineScorer scorer, double[] bars) {}
