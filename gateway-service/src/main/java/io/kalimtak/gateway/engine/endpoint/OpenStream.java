package io.kalimtak.gateway.engine.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.gateway.telemetry.GenAiCall;
import java.util.concurrent.locks.ReentrantLock;

/** A stream whose first event has come. It holds its place at the engine until it ends, whichever way. */
final class OpenStream implements EventStream {
    private final String engine;
    private final String model;
    private final Exchange exchange;
    private final Failures failures;
    private final Place place;
    private final Circuit.Passage passage;
    private final GenAiCall told;
    /** Held while the response is read or closed, which is not for two threads at once. */
    private final ReentrantLock reading = new ReentrantLock();

    private volatile boolean closed;
    private JsonNode first;
    private boolean ended;
    private EngineException failure;

    /** @param source engine, model and the first event */
    OpenStream(
            Answer source, Exchange exchange, Failures failures, Place place, Circuit.Passage passage, GenAiCall told) {
        this.engine = source.engine();
        this.model = source.model();
        this.first = source.body();
        this.exchange = exchange;
        this.failures = failures;
        this.place = place;
        this.passage = passage;
        this.told = told;
        told.saw(source.body());
    }

    /** From here on a limit that is over ends it though nobody reads. */
    OpenStream watched() {
        exchange.whenOver(this::over);
        return this;
    }

    @Override
    public String engine() {
        return engine;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public JsonNode next() throws EngineException {
        reading.lock();
        try {
            if (failure != null) {
                throw failure;
            }
            if (ended) {
                return null;
            }
            if (first != null) {
                JsonNode event = first;
                first = null;
                return event;
            }
            return read();
        } finally {
            reading.unlock();
        }
    }

    private JsonNode read() throws EngineException {
        try {
            JsonNode event = exchange.next();
            if (event == null) {
                passage.succeeded();
                place.answered();
                end(null);
            } else {
                told.saw(event);
            }
            return event;
        } catch (EngineException e) {
            if (!closed) {
                passage.failed(e);
                place.failed(e.kind());
                exchange.abort();
                end(e);
                throw e;
            }
            giveUp();
            throw failure;
        }
    }

    @Override
    public void close() {
        closed = true;
        if (!reading.tryLock()) {
            // Wakes the reader, who holds the lock.
            exchange.abort();
            reading.lock();
        }
        try {
            giveUp();
        } finally {
            reading.unlock();
        }
    }

    private void giveUp() {
        if (!ended) {
            exchange.abort();
            passage.givenUp();
            place.closed();
            end(failures.broken("was closed by its reader"));
        }
    }

    /** Nobody reads, so it is not the engine that was too slow. A reader hears of it by himself. */
    private void over() {
        if (reading.tryLock()) {
            try {
                if (!ended) {
                    EngineException tooLong = failures.timeout("was not read to its end in time");
                    passage.givenUp();
                    place.failed(tooLong.kind());
                    end(tooLong);
                }
            } finally {
                reading.unlock();
            }
        }
    }

    private void end(EngineException why) {
        ended = true;
        failure = why;
        exchange.close();
    }
}
