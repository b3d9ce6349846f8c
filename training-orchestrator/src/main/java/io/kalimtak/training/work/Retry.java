package io.kalimtak.training.work;

import io.kalimtak.training.TrainingConfig;
import java.time.Duration;

/** When to try again. */
public final class Retry {
    private static final int MOST_DOUBLINGS = 20;

    private Retry() {}

    /** The pause after this many failures in a row: doubling from the first up to the longest. */
    public static Duration pause(int failures, TrainingConfig.Worker config) {
        Duration pause = config.retryFirst().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return pause.compareTo(config.retryMax()) > 0 ? config.retryMax() : pause;
    }
}
