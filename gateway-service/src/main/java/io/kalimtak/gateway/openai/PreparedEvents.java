package io.kalimtak.gateway.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.gateway.engine.endpoint.EventStream;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;

/** Events that are there already. */
public final class PreparedEvents implements EventStream {
    private final Started started;
    private final Queue<JsonNode> events;

    /** @param started whose version answers */
    public PreparedEvents(Started started, Collection<? extends JsonNode> events) {
        this.started = started;
        this.events = new ArrayDeque<>(events);
    }

    @Override
    public String engine() {
        return started.arm().engine();
    }

    @Override
    public String model() {
        return started.arm().version();
    }

    @Override
    public JsonNode next() {
        return events.poll();
    }

    @Override
    public void close() {
        events.clear();
    }
}
