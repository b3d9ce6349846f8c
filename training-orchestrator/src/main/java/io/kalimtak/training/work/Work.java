package io.kalimtak.training.work;

/** A piece of claimed work. */
public interface Work {
    /** What it is, for log lines: a kind and an id. */
    String name();

    /** Does it, or as much of it as can be done now. Stops soon after the watch was aborted. */
    void perform(Watch watch);

    /** Renews the lease, and aborts the watch when the work shall stop. Called from another thread. */
    void beat(Watch watch);
}
