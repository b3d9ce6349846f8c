package io.kalimtak.system.bench.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.local.demo.DemoRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Copies the list. */
    Target {
        requests = List.copyOf(requests);
    }

    /** Our gateway, asked for prompts. */
    static Target kalimtak(int port, String key, List<DemoRow> rows) throws IOException {
        Map<String, String> headers = Map.of("Authorization", "Bearer " + key);
        List<byte[]> requests = new ArrayList<>();
        for (DemoRow row : rows) {
            requests.add(post(
                    "/api/generate",
                    headers,
                    Map.of("input_text", row.input(), "target_tool", Objects.toString(row.targetTool(), "ChatGPT"))));
        }
        return new Target("Kalimtak", port, requests);
    }

    /** A speaker of OpenAI's protocol, asked the same as a chat. */
    static Target chat(String name, int port, Map<String, String> headers, List<DemoRow> rows) throws IOException {
        List<byte[]> requests = new ArrayList<>();
        for (DemoRow row : rows) {
            requests.add(post(
                    "/v1/chat/completions",
                    headers,
                    Map.of("model", "zero", "messages", List.of(Map.of("role", "user", "content", row.input())))));
        }
        return new Target(name, port, requests);
    }

    private static byte[] post(String path, Map<String, String> headers, Map<String, Object> body) throws IOException {
        byte[] content = JSON.writeValueAsBytes(body);
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Type: application/json\r\nContent-Length: ")
                .append(content.length)
                .append("\r\n\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }
}
