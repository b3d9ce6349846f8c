package io.kalimtak.curation.classification;

/**
 * A request with the classes that a person gave it.
 *
 * @param language BCP 47
 */
public record LabelledText(String text, String language, String domain, String useCase) {}
