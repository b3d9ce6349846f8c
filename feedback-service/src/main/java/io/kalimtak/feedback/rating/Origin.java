package io.kalimtak.feedback.rating;

/**
 * Where a piece came from, under pseudonyms.
 *
 * @param subjectId the person who rates; null when an application rates for all its users
 * @param networkId null for a network that is not counted
 */
public record Origin(String subjectId, String networkId) {}
