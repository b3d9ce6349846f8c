package io.kalimtak.gateway.engine.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A whole answer.
 *
 * @param engine that answered, a fallback maybe
 * @param model that was asked
 * @param body as the endpoint gave it
 */
public record Answer(String engine, String model, ObjectNode body) {
    /** Without the body, which is a person's. */
    @Override
    public String toString() {
        return "Answer[" + engine + ", " + model + "]";
    }
}
