package io.kalimtak.registry.rollout;

/**
 * How a version is to be rolled out.
 *
 * @param automatic whether measurements move it on and back, and back after its end, or only people do
 */
record Plan(Strategy strategy, CanarySteps steps, boolean automatic) {
    /** All traffic at once. */
    static final Plan AT_ONCE = new Plan(Strategy.IMMEDIATE, CanarySteps.AT_ONCE, true);
}
