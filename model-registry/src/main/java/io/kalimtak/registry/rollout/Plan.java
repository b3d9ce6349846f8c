package io.kalimtak.registry.rollout;

/**
 * How a version is to be rolled out.
 *
 * @param automatic whether measurements move it on and back, and back after its end, or only people do
 * @param again whether a person asks for it though the version was rolled back
 */
record Plan(Strategy strategy, CanarySteps steps, boolean automatic, boolean again) {
    /** All traffic at once. */
    static final Plan AT_ONCE = new Plan(Strategy.IMMEDIATE, CanarySteps.AT_ONCE, true);

    /** One that nobody asks for twice. */
    Plan(Strategy strategy, CanarySteps steps, boolean automatic) {
        this(strategy, steps, automatic, false);
    }
}
