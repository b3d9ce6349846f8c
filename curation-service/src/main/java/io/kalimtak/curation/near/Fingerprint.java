package io.kalimtak.curation.near;

/**
 * What two requests are compared by.
 *
 * @param signature MinHash signature of the request's characters
 * @param embedding the meaning, as bytes; null where no encoder knows the language
 * @param bands keys of which near-duplicates share at least one with high probability
 */
public record Fingerprint(byte[] signature, byte[] embedding, long[] bands) {}
