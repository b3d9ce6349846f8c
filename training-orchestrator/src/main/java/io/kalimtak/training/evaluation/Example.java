package io.kalimtak.training.evaluation;

/**
 * One held-out row with what the versions made of it.
 *
 * @param trainingDataId the row in curation's training_data, where its origin and consent are found
 * @param target the prompt that people accepted
 * @param candidateAnswer null where only the live version was measured
 */
public record Example(String trainingDataId, String input, String target, String liveAnswer, String candidateAnswer) {}
