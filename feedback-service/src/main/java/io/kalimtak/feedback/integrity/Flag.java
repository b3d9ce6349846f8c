package io.kalimtak.feedback.integrity;

/**
 * Why a piece is held.
 *
 * @param rule the rule's name
 * @param reason rule, cap and window in words; nothing of the rater
 */
public record Flag(String rule, String reason) {}
