package io.kalimtak.gateway.engine.endpoint;

import io.kalimtak.gateway.engine.endpoint.EngineException.Kind;
import io.kalimtak.gateway.telemetry.GenAiCall;
import java.util.concurrent.atomic.AtomicBoolean;

/** A call's place at an engine, from when it has a slot. It ends once, is counted and told of then, and the slot is free. */
final class Place {
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Slots slots;
    private final EngineMetrics metrics;
    private final GenAiCall told;

    Place(Slots slots, EngineMetrics metrics, GenAiCall told) {
        this.slots = slots;
        this.metrics = metrics;
        this.told = told;
    }

    void answered() {
        end(() -> {
            metrics.answered();
            told.answered();
        });
    }

    /** The caller went away. */
    void closed() {
        end(() -> {
            metrics.closed();
            told.cancelled();
        });
    }

    void failed(Kind kind) {
        end(() -> {
            metrics.failed(kind);
            told.failed(kind.label());
        });
    }

    private void end(Runnable count) {
        if (ended.compareAndSet(false, true)) {
            slots.giveBack();
            count.run();
        }
    }
}
