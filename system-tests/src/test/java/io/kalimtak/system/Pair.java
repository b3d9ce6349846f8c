package io.kalimtak.system;

import com.fasterxml.jackson.databind.JsonNode;

/** A rough request and the prompt that a person approved for it. */
record Pair(String id, String input, String target, String targetTool, boolean heldOut) {
    static Pair of(JsonNode row) {
        return new Pair(
                row.path("id").asText(),
                row.path("input").asText(),
                row.path("target").asText(),
                row.path("target_tool").asText(null),
                row.path("split").asText().equals("heldout"));
    }
}
