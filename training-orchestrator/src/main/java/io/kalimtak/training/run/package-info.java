/**
 * Training runs: a state machine in rows. {@link io.kalimtak.training.run.RunTransitions} is its only table,
 * {@link io.kalimtak.training.run.MoveRun} its only mover, one {@code *Step} a state does the work.
 */
package io.kalimtak.training.run;
