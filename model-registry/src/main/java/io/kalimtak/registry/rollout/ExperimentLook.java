package io.kalimtak.registry.rollout;

import io.kalimtak.registry.decision.DecideExperiment;
import io.kalimtak.registry.decision.ExperimentDecision;
import io.kalimtak.registry.decision.ExperimentEvidence;
import io.kalimtak.registry.decision.ExperimentPolicy;
import java.time.Instant;

/**
 * What one look at an experiment found.
 *
 * @param rollout as it was then
 * @param experiment as it was then
 * @param steered who had moved it
 */
record ExperimentLook(Rollout rollout, Experiment experiment, Steered steered, Found found) {
    /**
     * A decision as it was made, with all that it was made from.
     *
     * @param applied whether it was carried out
     */
    record Found(
            Instant at,
            boolean applied,
            ExperimentDecision decision,
            ExperimentEvidence evidence,
            ExperimentPolicy policy) {
        Found carriedOut(boolean done) {
            return new Found(at, done, decision, evidence, policy);
        }

        /** Whether the same evidence and policy lead to the same decision today. */
        boolean replays() {
            return decision.equals(DecideExperiment.on(evidence, policy));
        }
    }
}
