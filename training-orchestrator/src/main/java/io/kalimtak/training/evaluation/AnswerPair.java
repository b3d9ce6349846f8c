package io.kalimtak.training.evaluation;

/** What the live version and the candidate made of one request. */
public record AnswerPair(String request, String live, String candidate) {}
