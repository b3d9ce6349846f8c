package io.kalimtak.system.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.local.demo.DemoRow;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One application that asks, waits for the answer, and asks again over one connection. Any failure ends the benchmark. */
final class OneCaller {
    private final URI gateway;
    private final String key;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> interactions = new ArrayList<>();

    OneCaller(URI gateway, String key) {
        this.gateway = gateway;
        this.key = key;
    }

    /** Asks the rows in turn until there are so many answers. */
    Timings generate(List<DemoRow> rows, int calls) throws IOException, InterruptedException {
        Timings timings = new Timings();
        for (int i = 0; i < calls; i++) {
            DemoRow row = rows.get(i % rows.size());
            JsonNode answer = timed(
                    timings,
                    "/api/generate",
                    Map.of("input_text", row.input(), "target_tool", Objects.toString(row.targetTool(), "ChatGPT")));
            timings.addInside(answer.path("processing_time_ms").asDouble());
            interactions.add(answer.path("interaction_id").asText());
        }
        return timings;
    }

    /** Rates answers that it got, each once. */
    Timings rate(int calls) throws IOException, InterruptedException {
        Timings timings = new Timings();
        for (int i = 0; i < calls; i++) {
            timed(
                    timings,
                    "/api/feedback",
                    Map.of("interaction_id", interactions.get(i % interactions.size()), "feedback_score", 3));
        }
        return timings;
    }

    private JsonNode timed(Timings timings, String path, Map<String, Object> body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
        long began = System.nanoTime();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        timings.add((System.nanoTime() - began) / 1e6);
        if (response.statusCode() >= 300) {
            throw new IOException(path + " answered " + response.statusCode() + ": " + new String(response.body()));
        }
        return json.readTree(response.body());
    }
}
