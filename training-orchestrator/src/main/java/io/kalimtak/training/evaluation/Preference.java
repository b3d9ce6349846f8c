package io.kalimtak.training.evaluation;

/** Two answers to one request of which people held the first better. */
public record Preference(String request, String chosen, String rejected) {}
