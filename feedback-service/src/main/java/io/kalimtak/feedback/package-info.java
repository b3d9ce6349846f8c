/**
 * Owns feedback and its history: every piece that a caller gave, and which one of a rater counts for an interaction.
 * Other services learn of it by events; what is trained on is not decided here.
 */
package io.kalimtak.feedback;
