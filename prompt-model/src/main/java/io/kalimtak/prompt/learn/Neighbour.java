package io.kalimtak.prompt.learn;

/**
 * An approved pair that is near a request.
 *
 * @param exemplar its index
 * @param rank 0 is the nearest
 * @param score expected likeness of its prompt to the wanted one
 * @param share its share of the neighbours' votes; all shares sum to 1
 */
public record Neighbour(int exemplar, int rank, double score, double share) {}
