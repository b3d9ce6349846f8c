package io.kalimtak.registry.rollout;

import jakarta.enterprise.context.ApplicationScoped;

/** Looks at an experiment and does what the look found. */
@ApplicationScoped
class WatchExperiment {
    private final LookAtExperiment look;
    private final CarryOutExperiment carryOut;

    WatchExperiment(LookAtExperiment look, CarryOutExperiment carryOut) {
        this.look = look;
        this.carryOut = carryOut;
    }

    void watch(Rollout rollout) {
        carryOut.carryOut(look.look(rollout));
    }
}
