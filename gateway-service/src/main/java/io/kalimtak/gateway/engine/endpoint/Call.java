package io.kalimtak.gateway.engine.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an engine is asked.
 *
 * @param model null: the engine's own; fallbacks are always asked for theirs
 * @param body as the endpoint takes it; it is not changed
 * @param traceparent W3C: the trace to go on with where none is under way on this thread; null: none
 * @param alone whether nobody else may answer in the engine's place
 */
public record Call(String model, ObjectNode body, String traceparent, boolean alone) {
    /** Fallbacks may answer in the engine's place. */
    public Call(String model, ObjectNode body, String traceparent) {
        this(model, body, traceparent, false);
    }

    /** Of that engine, for the answer of another one would be of no use. */
    public static Call alone(String model, ObjectNode body) {
        return new Call(model, body, null, true);
    }

    /** Without the body, which is a person's. */
    @Override
    public String toString() {
        return "Call[" + model + "]";
    }
}
