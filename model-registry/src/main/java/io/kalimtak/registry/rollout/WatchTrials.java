package io.kalimtak.registry.rollout;

import jakarta.enterprise.context.ApplicationScoped;

/** Looks at what runs beside canaries, and does what the look found. */
@ApplicationScoped
class WatchTrials {
    private final LookAtExperiment lookAtExperiment;
    private final CarryOutExperiment carryOutExperiment;
    private final LookAtShadow lookAtShadow;
    private final CarryOut carryOut;

    WatchTrials(
            LookAtExperiment lookAtExperiment,
            CarryOutExperiment carryOutExperiment,
            LookAtShadow lookAtShadow,
            CarryOut carryOut) {
        this.lookAtExperiment = lookAtExperiment;
        this.carryOutExperiment = carryOutExperiment;
        this.lookAtShadow = lookAtShadow;
        this.carryOut = carryOut;
    }

    void experiment(Rollout rollout) {
        carryOutExperiment.carryOut(lookAtExperiment.look(rollout));
    }

    void shadow(Rollout rollout) {
        carryOut.carryOut(lookAtShadow.look(rollout));
    }
}
