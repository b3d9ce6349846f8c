package io.kalimtak.registry.rollout;

import jakarta.validation.constraints.NotBlank;
import java.util.List;

/**
 * Asks for a rollout.
 *
 * @param steps shares of a canary; absent: the configured ones
 * @param automatic whether measurements move a canary on and back; absent: as configured
 * @param route absent: {@code default}
 */
record RolloutRequest(
        @NotBlank String version, @NotBlank String strategy, List<Double> steps, String route, Boolean automatic) {}
