package io.kalimtak.gateway.engine.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.kit.telemetry.TelemetryNames;
import io.kalimtak.kit.telemetry.TraceContext;

/**
 * A request to one endpoint.
 *
 * @param path below the base URL, without a slash at its front
 * @param body JSON
 * @param given of which the body was made
 * @param trace that the endpoint is to go on with
 */
record Asked(String path, byte[] body, ObjectNode given, TraceContext trace) {
    /** Where answers of chat come from. */
    static final String CHAT = "chat/completions";

    Shape shape() {
        return Shape.at(path);
    }

    static Asked of(String path, byte[] body, Call call) {
        TraceContext callers = TraceContext.read(name -> name.equals("traceparent") ? call.traceparent() : null);
        return new Asked(path, body, call.body(), callers);
    }

    Asked in(TraceContext other) {
        return new Asked(path, body, given, other);
    }

    /** As the conventions name it. A response is a chat in another form; of another path nothing is known but its name. */
    String operation() {
        return shape() == Shape.OTHER ? path : TelemetryNames.CHAT;
    }
}
