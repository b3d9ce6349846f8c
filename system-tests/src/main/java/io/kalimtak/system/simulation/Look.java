package io.kalimtak.system.simulation;

import java.time.Duration;

/**
 * A moment at which a rule is asked.
 *
 * @param step that holds, from 0
 * @param nextShare of the traffic in the next step, 1 before the last
 * @param atStep how long the step has lasted
 */
record Look(int step, double nextShare, Duration atStep) {}
