package io.kalimtak.gateway.consent;

/**
 * What a person allows.
 *
 * @param dataCollection whether interactions are kept at all
 * @param training whether they may become training data
 */
public record Consent(boolean dataCollection, boolean training) {}
