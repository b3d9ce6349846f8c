package io.kalimtak.system.simulation;

import java.time.Duration;

/**
 * A moment at which a rule is asked.
 *
 * @param step that holds, from 0
 * @param beforeLast whether the next step is all traffic
 * @param atStep how long the step has lasted
 */
record Look(int step, boolean beforeLast, Duration atStep) {}
