package io.kalimtak.training.work;

import java.util.Optional;

/** Where work comes from. */
public interface WorkQueue {
    /** Queues with a lower number are asked first. */
    int order();

    /** Claims the next piece of work for this replica; empty when there is none. */
    Optional<Work> claim();
}
