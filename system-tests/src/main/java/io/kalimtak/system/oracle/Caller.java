package io.kalimtak.system.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Sends requests and takes what comes: an answer, a refusal for the moment, or nothing. */
final class Caller {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final URI gateway;
    private final String key;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LongAdder refused = new LongAdder();

    Caller(URI gateway, String key) {
        this.gateway = gateway;
        this.key = key;
    }

    /**
     * The answer, or nothing when there is none for the moment. Throws IOException when the request itself was bad.
     *
     * @param idempotencyKey or null
     */
    Optional<JsonNode> send(String path, Map<String, ?> body, String idempotencyKey)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        HttpResponse<byte[]> response;
        try {
            response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            return Optional.empty();
        }
        int status = response.statusCode();
        if (status == 409 || status == 429 || status >= 500) {
            refused.increment();
            return Optional.empty();
        }
        if (status >= 400) {
            throw new IOException(path + " answered " + status + ": " + new String(response.body()));
        }
        return Optional.of(json.readTree(response.body()));
    }

    /** How often a request was refused for the moment. */
    long refused() {
        return refused.sum();
    }
}
