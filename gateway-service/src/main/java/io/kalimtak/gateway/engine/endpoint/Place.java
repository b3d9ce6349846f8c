package io.kalimtak.gateway.engine.endpoint;

import io.kalimtak.gateway.engine.endpoint.EngineException.Kind;
import java.util.concurrent.atomic.AtomicBoolean;

/** A call's place at an engine, from when it has a slot. It ends once, is counted then, and the slot is free. */
final class Place {
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Slots slots;
    private final EngineMetrics metrics;

    Place(Slots slots, EngineMetrics metrics) {
        this.slots = slots;
        this.metrics = metrics;
    }

    void answered() {
        end(metrics::answered);
    }

    /** The caller went away. */
    void closed() {
        end(metrics::closed);
    }

    void failed(Kind kind) {
        end(() -> metrics.failed(kind));
    }

    private void end(Runnable count) {
        if (ended.compareAndSet(false, true)) {
            slots.giveBack();
            count.run();
        }
    }
}
