package io.kalimtak.curation.content.moderation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.kit.net.PublicSockets;
import io.kalimtak.prompt.phrase.Hashes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Asks an endpoint that speaks OpenAI's {@code POST /v1/moderations}. Answers 429 and 5xx, broken connections, time-outs and
 * answers that cannot be read are tried again, after Retry-After (in seconds) or a pause that doubles; other 4xx are not, and
 * a redirect is none of these.
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

    /** Bad request, too large, not to be processed: what is wrong is what was sent. */
    private static final Set<Integer> REFUSED = Set.of(400, 413, 422);

    /** Bytes of an answer that are read: some hundred for each of a thousand texts and its thirteen categories. */
    private static final int LONGEST_ANSWER = 4 * 1024 * 1024;

    /** Waits; handed in, so that tests need not. */
    @FunctionalInterface
    public interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    /** What one attempt came to: an answer, or why there is none, and how long the server asks to wait (may be null). */
    private record Attempt(List<Moderation> answer, String failure, int status, boolean mayPass, Duration retryAfter) {}

    private final ModerationEndpoint endpoint;
    private final OkHttpClient http;
    private final ObjectMapper json;
    private final Pause pause;

    public OpenAiModerator(ModerationEndpoint endpoint, OkHttpClient http, ObjectMapper json, Pause pause) {
        this.endpoint = endpoint;
        this.http = http;
        this.json = json;
        this.pause = pause;
    }

    /** Names server and model, without telling them: what another one said does not count. */
    public String id() {
        return key("");
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
            String message = "no moderation after " + attempt + " attempts: " + made.failure();
            if (REFUSED.contains(made.status())) {
                throw new ModerationRefusedException(message);
            }
            if (!made.mayPass() || attempt == endpoint.attempts()) {
                throw new ModerationUnavailableException(message);
            }
            Duration asked = made.retryAfter() == null ? Duration.ZERO : endpoint.shorter(made.retryAfter());
            Duration planned = endpoint.pause(attempt);
            pause.of(asked.compareTo(planned) > 0 ? asked : planned);
        }
    }

    private Attempt attempt(List<String> texts) throws ModerationUnavailableException {
        Request request = request(texts);
        try (Response response = http.newCall(request).execute()) {
            int status = response.code();
            if (status != OK) {
                boolean mayPass = status == TOO_MANY || status >= SERVER_ERROR;
                return new Attempt(null, "the server answered " + status, status, mayPass, retryAfter(response));
            }
            byte[] body = response.body().byteStream().readNBytes(LONGEST_ANSWER);
            return new Attempt(ModerationAnswers.read(json.readTree(body), texts.size()), null, status, false, null);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return new Attempt(null, "the server's answer cannot be read", OK, true, null);
        } catch (IOException e) {
            return new Attempt(null, unreached(e), 0, !isPrivate(e), null);
        }
    }

    private static String unreached(IOException failure) {
        return isPrivate(failure)
                ? "its address is not public, and kalimtak.curation.moderation.allow-private-addresses is not set"
                : "the server was not reached in time";
    }

    private static boolean isPrivate(IOException failure) {
        return failure instanceof PublicSockets.PrivateAddressException;
    }

    private Request request(List<String> texts) throws ModerationUnavailableException {
        try {
            byte[] body = json.writeValueAsBytes(Map.of("model", endpoint.model(), "input", texts));
            Request.Builder request = new Request.Builder()
                    .url(endpoint.address().toString())
                    .post(RequestBody.create(body, MediaType.get("application/json")));
            if (!endpoint.key().isEmpty()) {
                request.header("Authorization", "Bearer " + endpoint.key());
            }
            return request.build();
        } catch (JsonProcessingException e) {
            throw new ModerationUnavailableException("the texts cannot be written as JSON", e);
        }
    }

    private static Duration retryAfter(Response response) {
        String value = response.header("Retry-After", "");
        return value.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(value)) : null;
    }
}
