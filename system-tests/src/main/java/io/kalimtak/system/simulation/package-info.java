/**
 * Rollouts of versions whose quality is known to people whose taste is known, decided by the registry's own code:
 * {@code ./kalimtak bench rollouts}. What it shows stands in docs/rollouts.md.
 */
package io.kalimtak.system.simulation;
