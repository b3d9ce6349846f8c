package io.kalimtak.curation.content.moderation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.curation.text.Hashes;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks an endpoint that speaks OpenAI's {@code POST /v1/moderations}. Answers 429 and 5xx, broken connections, time-outs and
 * answers that cannot be read are tried again, after Retry-After (in seconds) or a pause that doubles; other 4xx are not.
 *
 * <p>It fails closed: no answer is an exception, never an empty moderation. Its caller keeps answers by {@link #key}, drops
 * rows whose words have none as {@link #UNMODERATED}, and may ask again in the next job. Not for use in a transaction.
 */
public final class OpenAiModerator {
    /** Why a row is dropped whose words the server never judged. */
    public static final String UNMODERATED = "could not be moderated";

    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int OK = 200;

    /** Waits; handed in, so that tests need not. */
    @FunctionalInterface
    public interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    /** What one attempt came to: an answer, or why there is none, and how long the server asks to wait (may be null). */
    private record Attempt(List<Moderation> answer, String failure, boolean mayPass, Duration retryAfter) {}

    private final ModerationEndpoint endpoint;
    private final HttpClient http;
    private final ObjectMapper json;
    private final Pause pause;

    public OpenAiModerator(ModerationEndpoint endpoint, HttpClient http, ObjectMapper json, Pause pause) {
        this.endpoint = endpoint;
        this.http = http;
        this.json = json;
        this.pause = pause;
    }

    /** Under which an answer is kept: 64 hexadecimal digits that change with endpoint, model and text. */
    public String key(String text) {
        return Hashes.content("moderation-1", endpoint.address().toString(), endpoint.model(), text);
    }

    /**
     * One moderation for each text, in their order, in as many requests as the batch size asks for. Throws
     * ModerationUnavailableException when a batch has no answer after the last attempt; what earlier batches of the same
     * call answered is lost, so a caller who keeps answers hands in one batch at a time.
     */
    public List<Moderation> moderate(List<String> texts) throws ModerationUnavailableException, InterruptedException {
        List<Moderation> answers = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += endpoint.batch()) {
            answers.addAll(batch(texts.subList(from, Math.min(texts.size(), from + endpoint.batch()))));
        }
        return List.copyOf(answers);
    }

    private List<Moderation> batch(List<String> texts) throws ModerationUnavailableException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Attempt made = attempt(texts);
            if (made.answer() != null) {
                return made.answer();
            }
            if (!made.mayPass() || attempt == endpoint.attempts()) {
                throw new ModerationUnavailableException(
                        "no moderation after " + attempt + " attempts: " + made.failure());
            }
            Duration asked = made.retryAfter() == null ? Duration.ZERO : endpoint.shorter(made.retryAfter());
            Duration planned = endpoint.pause(attempt);
            pause.of(asked.compareTo(planned) > 0 ? asked : planned);
        }
    }

    private Attempt attempt(List<String> texts) throws InterruptedException, ModerationUnavailableException {
        try {
            HttpResponse<String> response = send(request(texts));
            int status = response.statusCode();
            if (status != OK) {
                boolean mayPass = status == TOO_MANY || status >= SERVER_ERROR;
                return new Attempt(null, "the server answered " + status, mayPass, retryAfter(response));
            }
            return new Attempt(ModerationAnswers.read(json.readTree(response.body()), texts.size()), null, false, null);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return new Attempt(null, "the server's answer cannot be read", true, null);
        } catch (IOException e) {
            return new Attempt(null, "the server was not reached in time", true, null);
        }
    }

    /** Within the time-out, the body included, which the request's own time-out leaves out. */
    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> sent = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            return sent.get(endpoint.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e);
        } finally {
            sent.cancel(true);
        }
    }

    private HttpRequest request(List<String> texts) throws ModerationUnavailableException {
        try {
            String body = json.writeValueAsString(Map.of("model", endpoint.model(), "input", texts));
            HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.address())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            if (!endpoint.key().isEmpty()) {
                request.header("Authorization", "Bearer " + endpoint.key());
            }
            return request.build();
        } catch (JsonProcessingException e) {
            throw new ModerationUnavailableException("the texts cannot be written as JSON", e);
        }
    }

    private static Duration retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }
}
