package io.kalimtak.gateway.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The form of one stream at one path, and what it said until now. Not thread-safe. */
public interface StreamForm {
    /** Takes note of an event of the engine; whether it ends the answer, and has to wait until that is durable. */
    boolean ends(ObjectNode event);

    /**
     * What was said until now.
     *
     * @param ended null: as the stream itself said
     */
    Said said(String ended);

    /** What waited, as the caller gets it, in order. */
    List<ObjectNode> told(List<ObjectNode> waited);

    /**
     * An event that says what went wrong.
     *
     * @param error message, type, param and code
     */
    ObjectNode failure(ObjectNode error);

    /** The line before an event's data that names it; empty where events have no names. */
    String head(JsonNode event);

    /** What comes after the last event; empty for nothing. */
    String tail();
}
