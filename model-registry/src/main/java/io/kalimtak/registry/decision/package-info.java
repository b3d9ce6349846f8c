/**
 * What a rollout may do next, from what people and machines said so far. Pure functions of stored numbers: a decision can be
 * replayed, and the simulator in system-tests drives the same code.
 */
package io.kalimtak.registry.decision;
