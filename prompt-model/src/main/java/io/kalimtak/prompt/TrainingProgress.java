package io.kalimtak.prompt;

/** Told how far a training is. */
@FunctionalInterface
public interface TrainingProgress {
    /** Says nothing to anybody. */
    TrainingProgress NONE = (phase, share) -> {};

    /**
     * A step forward.
     *
     * @param phase what is being done, for people
     * @param share how much of the whole is done, 0 to 1, never falling
     */
    void at(String phase, double share);
}
