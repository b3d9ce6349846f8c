/**
 * Figures of a window of time and a slice of it, counted when they are asked for: what people thought of answers, what
 * answers took, who comes back. Only sums and counts leave; no row of a person does. docs/metrics.md defines each.
 */
package io.kalimtak.interaction.metrics;
