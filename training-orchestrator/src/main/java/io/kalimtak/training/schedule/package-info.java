/**
 * Weekly training and monthly evaluation: once across replicas, made up for once after downtime, skipped with a reason,
 * paused and resumed.
 */
package io.kalimtak.training.schedule;
