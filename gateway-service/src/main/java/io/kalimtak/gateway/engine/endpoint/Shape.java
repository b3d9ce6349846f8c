package io.kalimtak.gateway.engine.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** How answers look, and how streams end, at the paths of the protocol. */
enum Shape {
    /** Chunks, after the last of which {@code [DONE]} comes. */
    CHAT(1 << 20) {
        @Override
        boolean isAnswer(ObjectNode body) {
            return body.path("choices").isArray();
        }
    },

    /** Typed events, the last of which has the whole response in it; nothing comes after it. */
    RESPONSES(32 << 20) {
        @Override
        boolean isAnswer(ObjectNode body) {
            return body.path("output").isArray();
        }

        /** A response that failed is one of the protocol, and tells its error in itself. */
        @Override
        boolean isError(ObjectNode body) {
            return "error".equals(body.path("type").asText()) || (!isAnswer(body) && super.isError(body));
        }

        @Override
        boolean isLast(ObjectNode event) {
            return LAST.contains(event.path("type").asText());
        }

        @Override
        boolean endsByWord() {
            return false;
        }
    },

    /** Any object; no stream. */
    OTHER(0);

    private static final Set<String> LAST = Set.of("response.completed", "response.incomplete", "response.failed");

    private final int longestEvent;

    Shape(int longestEvent) {
        this.longestEvent = longestEvent;
    }

    static Shape at(String path) {
        return switch (path) {
            case Asked.CHAT -> CHAT;
            case Engines.RESPONSES -> RESPONSES;
            default -> OTHER;
        };
    }

    /** Characters of an event that are read at most. */
    int longestEvent() {
        return longestEvent;
    }

    /** Whether a whole answer is one of the protocol. */
    boolean isAnswer(ObjectNode body) {
        return true;
    }

    /** Whether an answer or an event is the endpoint's error. */
    boolean isError(ObjectNode body) {
        return body.hasNonNull("error");
    }

    /** Whether a stream is over with this event. */
    boolean isLast(ObjectNode event) {
        return false;
    }

    /** Whether a stream is over with {@code [DONE]}, rather than broken off. */
    boolean endsByWord() {
        return true;
    }
}
