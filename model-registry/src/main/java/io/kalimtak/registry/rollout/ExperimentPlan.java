package io.kalimtak.registry.rollout;

import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.registry.decision.Shares;
import java.util.HashSet;
import java.util.List;

/**
 * How versions are to be compared with the live one.
 *
 * @param share of the traffic that each of the versions gets; the live one keeps the rest
 * @param automatic whether measurements drop arms and end it, or only people do
 * @param again whether a person asks for them though one was rolled back
 */
record ExperimentPlan(List<String> versions, double share, Allocation allocation, boolean automatic, boolean again) {
    ExperimentPlan {
        versions = List.copyOf(versions);
    }

    /**
     * What a caller asked for; a 400 that names what is wrong.
     *
     * @param share of the traffic that the versions get together; null: each as much as the live one
     */
    static ExperimentPlan checked(
            List<String> versions, Double share, Allocation allocation, boolean automatic, boolean again) {
        if (versions.size() > Experiment.MOST) {
            throw ProblemException.violation(
                    "versions", "must be at most " + (Experiment.MOST - 1) + " beside version and the live one");
        }
        if (new HashSet<>(versions).size() < versions.size()) {
            throw ProblemException.violation("versions", "must name every version once, and not version again");
        }
        if (share != null && !(share > 0 && share < 1)) {
            throw ProblemException.violation(
                    "share", "must be a share of the traffic above 0 and below 1, for all versions together");
        }
        double each = Shares.floor(share == null ? 1.0 / (versions.size() + 1) : share / versions.size());
        if (each == 0) {
            throw ProblemException.violation("share", "is too small to be cut for " + versions.size() + " versions");
        }
        return new ExperimentPlan(versions, each, allocation, automatic, again);
    }
}
