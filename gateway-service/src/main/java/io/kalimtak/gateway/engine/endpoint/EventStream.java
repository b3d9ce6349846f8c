package io.kalimtak.gateway.engine.endpoint;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer as it is written. One thread reads; any thread may close. Nothing is read from the endpoint but in
 * {@link #next}, so a slow reader slows the endpoint down and no memory fills. Who does not read it to its end closes it.
 */
public interface EventStream extends AutoCloseable {
    /** That answers, a fallback maybe. */
    String engine();

    /** That was asked. */
    String model();

    /**
     * The next event, an object as the endpoint sent it; null after the last. Throws TIMEOUT when nothing comes in time,
     * BROKEN when the stream ends early, is closed or is not the protocol, and by the endpoint's error object when it sends
     * one. The stream is closed then.
     */
    JsonNode next() throws EngineException;

    /** Aborts the call to the endpoint, if it is not over. */
    @Override
    void close();
}
