package io.kalimtak.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.local.launch.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** The public door, as an application uses it: a request that failed for the moment is sent again under its key. */
final class Door {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final URI gateway;
    private final Credentials credentials;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger failures = new AtomicInteger();

    Door(URI gateway, Credentials credentials) {
        this.gateway = gateway;
        this.credentials = credentials;
    }

    JsonNode generate(Pair pair, String user, String key) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("input_text", pair.input());
        body.put("user_id", user);
        if (pair.targetTool() != null) {
            body.put("target_tool", pair.targetTool());
        }
        return send(request("/api/generate", credentials.appKey()).header("Idempotency-Key", key), body);
    }

    JsonNode rate(String interaction, int score, String correction) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("interaction_id", interaction);
        body.put("feedback_score", score);
        if (correction != null) {
            body.put("corrected_output", correction);
        }
        return send(request("/api/feedback", credentials.appKey()), body);
    }

    JsonNode order(String path, Map<String, Object> body) {
        return send(request(path, credentials.adminKey()), body);
    }

    JsonNode look(String path) {
        return send(request(path, credentials.adminKey()), null);
    }

    /** Asks for a person's erasure; the request's id. */
    String erase(String user) {
        HttpRequest.Builder call = request("/api/privacy/users/" + user, credentials.privacyKey());
        return send(call.DELETE().build()).path("request_id").asText();
    }

    /** Says what a person allows. */
    void consent(String user, boolean dataCollection, boolean training) {
        HttpRequest.Builder call = request("/api/privacy/users/" + user + "/consent", credentials.privacyKey());
        Map<String, Object> body = Map.of("data_collection", dataCollection, "training", training);
        send(call.PUT(HttpRequest.BodyPublishers.ofByteArray(bytes(body))).build());
    }

    JsonNode privacy(String path, Map<String, Object> body) {
        return send(request(path, credentials.privacyKey()), body);
    }

    /** Everything held about a person, line by line. */
    List<JsonNode> export(String user) {
        HttpRequest request = request("/api/privacy/users/" + user + "/export", credentials.privacyKey())
                .GET()
                .build();
        try {
            byte[] body =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
            return json.readerFor(JsonNode.class).<JsonNode>readValues(body).readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How often an answer was refused for the moment or did not come. */
    int failures() {
        return failures.get();
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder builder, Object body) {
        HttpRequest request = body == null
                ? builder.GET().build()
                : builder.POST(HttpRequest.BodyPublishers.ofByteArray(bytes(body)))
                        .build();
        return send(request);
    }

    private JsonNode send(HttpRequest request) {
        JsonNode[] answer = new JsonNode[1];
        Awaitility.await(request.uri().getPath())
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> (answer[0] = once(request)) != null);
        return answer[0];
    }

    /** The answer, or null when it is worth asking again. */
    private JsonNode once(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response;
        try {
            response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            failures.incrementAndGet();
            return null;
        }
        int status = response.statusCode();
        if (status == 409 || status == 429 || status >= 500) {
            failures.incrementAndGet();
            return null;
        }
        if (status >= 400) {
            throw new AssertionError(request.uri() + " answered " + status + ": " + new String(response.body()));
        }
        return json.readTree(response.body());
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
