package io.kalimtak.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The public door as an application sees it. A door that is shut for a while is tried again: everything sent is repeatable. */
final class DemoClient {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final URI gateway;
    private final Map<String, String> keys;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** {@code keys}: {@code app_key} and {@code admin_key}. */
    DemoClient(URI gateway, Map<String, String> keys) {
        this.gateway = gateway;
        this.keys = Map.copyOf(keys);
    }

    JsonNode app(String path, Object body, String idempotencyKey) {
        HttpRequest.Builder request = request(path, "app_key").POST(json(body));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request.build());
    }

    JsonNode adminPost(String path, Object body) {
        return send(request(path, "admin_key").POST(json(body)).build());
    }

    JsonNode adminGet(String path) {
        return send(request(path, "admin_key").GET().build());
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(ANSWER_WITHIN)
                .header("Authorization", "Bearer " + keys.get(key))
                .header("Content-Type", "application/json");
    }

    private HttpRequest.BodyPublisher json(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new DemoException("cannot write a request as JSON", e);
        }
    }

    private JsonNode send(HttpRequest request) {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                boolean passing =
                        response.statusCode() == 409 || response.statusCode() == 429 || response.statusCode() >= 500;
                if (!passing) {
                    return body(request, response);
                }
                if (Instant.now().isAfter(giveUp)) {
                    throw new DemoException(request.uri().getPath() + " still answered " + response.statusCode()
                            + " after " + PATIENCE.toSeconds() + " s; ./kalimtak logs gateway-service has the cause");
                }
            } catch (IOException e) {
                if (Instant.now().isAfter(giveUp)) {
                    throw new DemoException("the gateway did not answer for " + PATIENCE.toSeconds() + " s", e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DemoException("the demonstration was stopped", e);
            }
            pause(PAUSE);
        }
    }

    private JsonNode body(HttpRequest request, HttpResponse<byte[]> response) throws IOException {
        JsonNode body = response.body().length == 0 ? json.createObjectNode() : json.readTree(response.body());
        if (response.statusCode() >= 400) {
            throw new DemoException(request.uri().getPath() + " answered " + response.statusCode() + ": "
                    + body.path("detail").asText());
        }
        return body;
    }

    static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("the demonstration was stopped", e);
        }
    }
}
