package io.kalimtak.system.bench.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Asks one gateway again and again, and knows when which version answered last. */
final class Watcher implements AutoCloseable {
    private static final long PAUSE_MS = 5;

    /** @param asked when the request was sent, by {@link System#nanoTime} */
    private record Seen(String version, long asked) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final HttpRequest request;
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong answers = new AtomicLong();
    private final Thread thread;
    private volatile Seen last = new Seen("", 0);
    private volatile boolean stopped;

    Watcher(URI gateway, String key) throws IOException {
        byte[] body = json.writeValueAsBytes(
                Map.of("input_text", "write a short letter to my landlord about a leak", "target_tool", "ChatGPT"));
        this.request = HttpRequest.newBuilder(gateway.resolve("/api/generate"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        this.thread = Thread.ofPlatform().daemon().name("watch " + gateway).start(this::watch);
    }

    /** Waits until the version answers; when the first request that it answered was sent, by {@link System#nanoTime}. */
    long awaitVersion(String version, long limitNanos) throws InterruptedException {
        long deadline = System.nanoTime() + limitNanos;
        while (System.nanoTime() < deadline) {
            Seen seen = last;
            if (seen.version().equals(version)) {
                return seen.asked();
            }
            Thread.sleep(1);
        }
        throw new IllegalStateException(version + " did not answer in time; " + last.version() + " did");
    }

    /** Requests without an answer. */
    long failures() {
        return failures.get();
    }

    long answers() {
        return answers.get();
    }

    private void watch() {
        while (!stopped) {
            long asked = System.nanoTime();
            try {
                HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                String version =
                        json.readTree(answer.body()).path("model_version").asText();
                if (answer.statusCode() == 200) {
                    answers.incrementAndGet();
                    // Only the first answer of a version tells when it took over.
                    last = version.equals(last.version()) ? last : new Seen(version, asked);
                } else {
                    failures.incrementAndGet();
                }
                Thread.sleep(PAUSE_MS);
            } catch (IOException e) {
                failures.incrementAndGet();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
    }
}
