package io.kalimtak.system.bench.curation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Jobs ordered from the service itself, past the gateway, and their stages by the clock of who asks. */
final class CurationRun {
    private static final long LOOK_EVERY_MS = 20;
    private static final long PATIENCE_NANOS = TimeUnit.HOURS.toNanos(2);

    /**
     * A job that is done.
     *
     * @param job as the service tells it
     * @param seconds from the order to the end
     * @param stages seconds of each stage; one that was over between two looks is not there
     */
    record Ended(JsonNode job, double seconds, Map<String, Double> stages) {}

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;
    private final String secret;

    CurationRun(KalimtakSystem system) {
        this.service = system.url(Service.CURATION);
        this.secret = system.internalSecret();
    }

    /** Throws IllegalStateException when the job does not end well. */
    Ended run() throws IOException, InterruptedException {
        return run("{}");
    }

    /** Judges and compares what is new, and chooses among nothing: no interaction is of a time to come. */
    Ended bringUpToDate() throws IOException, InterruptedException {
        return run("{\"dry_run\":true,\"since\":\"" + Instant.now().plus(1, ChronoUnit.DAYS) + "\"}");
    }

    private Ended run(String settings) throws IOException, InterruptedException {
        long began = System.nanoTime();
        String id = send(request("/api/admin/curate-training-data")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(settings)))
                .path("job_id")
                .asText();
        Map<String, Double> stages = new LinkedHashMap<>();
        long before = began;
        while (System.nanoTime() < began + PATIENCE_NANOS) {
            JsonNode job = look("/api/admin/curation-jobs/" + id);
            long now = System.nanoTime();
            String state = job.path("state").asText();
            if (state.equals("DONE")) {
                return new Ended(job, (now - began) / 1e9, stages);
            }
            if (!state.equals("QUEUED") && !state.equals("RUNNING")) {
                throw new IllegalStateException("the job ended badly: " + job);
            }
            String stage = job.path("progress").path("stage").asText("");
            stages.merge(stage.isEmpty() ? "QUEUED" : stage, (now - before) / 1e9, Double::sum);
            before = now;
            Thread.sleep(LOOK_EVERY_MS);
        }
        throw new IllegalStateException("the job did not end within two hours");
    }

    JsonNode set(String id) throws IOException, InterruptedException {
        return look("/api/admin/training-sets/" + id);
    }

    private JsonNode look(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path))
                .header("Authorization", "Bearer " + secret)
                .header("X-Kalimtak-Actor", "key:bench");
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.request().uri() + " answered " + answer.statusCode());
        }
        return json.readTree(answer.body());
    }
}
