package io.kalimtak.system.bench.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Whom a load is put to.
 *
 * @param name to print
 * @param port on 127.0.0.1
 * @param headers of every request, keys among them
 */
public record Door(String name, int port, Map<String, String> headers) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Copies the headers. */
    public Door {
        headers = Map.copyOf(headers);
    }

    /** A request as it goes over the wire, whole, with headers. */
    public byte[] post(String path, Map<String, Object> body) throws IOException {
        byte[] content = JSON.writeValueAsBytes(body);
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        headers.forEach((header, value) ->
                head.append(header).append(": ").append(value).append("\r\n"));
        head.append("Content-Type: application/json\r\nContent-Length: ")
                .append(content.length)
                .append("\r\n\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }
}
