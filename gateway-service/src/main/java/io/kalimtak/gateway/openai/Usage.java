package io.kalimtak.gateway.openai;

import com.fasterxml.jackson.databind.JsonNode;

/** The tokens that an engine told. */
public record Usage(int input, int output) {
    /** Null where it told none. The names are those of the protocol, which differ from path to path. */
    public static Usage of(JsonNode usage, String input, String output) {
        return usage.path(input).isNumber()
                ? new Usage(usage.path(input).asInt(), usage.path(output).asInt())
                : null;
    }
}
