package io.kalimtak.registry.rollout;

import java.time.Instant;

/**
 * What one look at a rollout found.
 *
 * @param rollout as it was then
 * @param steered who had moved it
 * @param found the decision, not carried out yet
 */
record Look(Rollout rollout, Steered steered, RolloutDecision found) {
    Instant at() {
        return found.at();
    }
}
