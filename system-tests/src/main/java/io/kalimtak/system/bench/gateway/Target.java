package io.kalimtak.system.bench.gateway;

import io.kalimtak.local.demo.DemoRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whom to ask and what: requests as they go over the wire, asked in turn.
 *
 * @param name to print
 * @param port on 127.0.0.1
 * @param requests whole, with headers
 */
record Target(String name, int port, List<byte[]> requests) {
    /** Copies the list. */
    Target {
        requests = List.copyOf(requests);
    }

    /** Our gateway, asked for prompts. */
    static Target generate(Door door, List<DemoRow> rows) throws IOException {
        List<byte[]> requests = new ArrayList<>();
        for (DemoRow row : rows) {
            requests.add(door.post(
                    "/api/generate",
                    Map.of("input_text", row.input(), "target_tool", Objects.toString(row.targetTool(), "ChatGPT"))));
        }
        return new Target(door.name(), door.port(), requests);
    }

    /** A speaker of OpenAI's protocol, asked the same as a chat. */
    static Target chat(Door door, List<DemoRow> rows) throws IOException {
        List<byte[]> requests = new ArrayList<>();
        for (DemoRow row : rows) {
            requests.add(door.post(
                    "/v1/chat/completions",
                    Map.of("model", "zero", "messages", List.of(Map.of("role", "user", "content", row.input())))));
        }
        return new Target(door.name(), door.port(), requests);
    }
}
