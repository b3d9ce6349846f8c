package io.kalimtak.prompt.learn;

/**
 * A line that might be said.
 *
 * @param line the line
 * @param neighbour whose it is
 * @param features what is known about it here
 * @param utility how like the wanted prompt's lines it is expected to be
 */
record Candidate(ExemplarLine line, Neighbour neighbour, float[] features, double utility) {}
