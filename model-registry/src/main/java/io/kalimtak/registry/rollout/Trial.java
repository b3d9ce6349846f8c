package io.kalimtak.registry.rollout;

import io.kalimtak.registry.version.VersionStatus;

/**
 * A version that a rollout has on trial.
 *
 * @param foundStatus what it was when the rollout began
 */
record Trial(String version, VersionStatus foundStatus) {}
