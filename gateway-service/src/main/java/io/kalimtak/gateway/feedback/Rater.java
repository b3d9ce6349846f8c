package io.kalimtak.gateway.feedback;

/**
 * Who rates, under pseudonyms.
 *
 * @param id of the application, or of a person of it
 * @param subjectId the person, by which the person's data are found; null when the application names none
 * @param networkId null for a network that is not counted
 * @param kept whether the person allows what is said to be kept
 */
record Rater(String id, String subjectId, String networkId, boolean kept) {}
