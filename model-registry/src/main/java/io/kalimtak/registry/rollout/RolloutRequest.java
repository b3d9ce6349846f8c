package io.kalimtak.registry.rollout;

import jakarta.validation.constraints.NotBlank;
import java.util.List;

/**
 * Asks for a rollout.
 *
 * @param steps shares of a canary; absent: the configured ones
 * @param automatic whether measurements move a canary or an experiment; absent: as configured
 * @param versions of an experiment beside {@code version} and the live one
 * @param share of the traffic that the versions of an experiment get together; absent: each as much as the live one
 * @param allocation of an experiment: {@code fixed} (the default) or {@code thompson}
 * @param again whether a version that was rolled back may be tried again; absent: it may not
 * @param route absent: {@code default}
 */
record RolloutRequest(
        @NotBlank String version,
        @NotBlank String strategy,
        List<Double> steps,
        String route,
        Boolean automatic,
        Boolean again,
        List<String> versions,
        Double share,
        String allocation) {}
