package io.kalimtak.registry.decision;

import java.time.Duration;

/**
 * By what an experiment is decided.
 *
 * @param arm by what each arm is judged, with its part of every alpha
 * @param longest how long an experiment waits for a winner before it is held for a person to look at
 */
public record ExperimentPolicy(Policy arm, Duration longest) {}
