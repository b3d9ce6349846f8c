package io.kalimtak.gateway.proxy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.gateway.keys.KeyHolder;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.kit.security.InternalCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Questions to the services behind the gateway, for answers that it puts together itself, on behalf of the caller of the
 * present request. A refused field is passed on as a 400 problem that names it; a service that does not answer, or not as it
 * should, is a 502.
 */
@ApplicationScoped
public class Peers {
    private static final Logger LOG = Logger.getLogger(Peers.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Upstreams upstreams;
    private final InternalCalls calls;
    private final KeyHolder holder;
    private final GatewayConfig config;
    private final ObjectMapper json;
    private final HttpClient http;

    Peers(Upstreams upstreams, InternalCalls calls, KeyHolder holder, GatewayConfig config, ObjectMapper json) {
        this.upstreams = upstreams;
        this.calls = calls;
        this.holder = holder;
        this.config = config;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .connectTimeout(config.proxy().connectWithin())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /**
     * What the service answers at a path; empty for 404.
     *
     * @param service its name, such as {@code model-registry}
     * @param path with its query, encoded
     */
    public <T> Optional<T> get(String service, String path, Class<T> type) {
        return ask(service, request(service, path).GET().build(), type);
    }

    /** The same where an answer there always is; 404 is none. */
    public <T> T required(String service, String path, Class<T> type) {
        return get(service, path, type).orElseThrow(() -> away(service, "status 404"));
    }

    /** A query string with its question mark, without parameters that are null or empty. */
    public static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(parameter ->
                        parameter.getValue() != null && !parameter.getValue().isEmpty())
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    /** What the service answers to a body; empty for 404. */
    public <T> Optional<T> post(String service, String path, Object body, Class<T> type) {
        try {
            HttpRequest request = request(service, path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                    .build();
            return ask(service, request, type);
        } catch (JacksonException e) {
            throw new IllegalStateException("cannot write a question", e);
        }
    }

    private HttpRequest.Builder request(String service, String path) {
        return calls.request(
                        upstreams.services().get(service).resolve(path),
                        holder.key().actor())
                .timeout(config.proxy().answerWithin());
    }

    private <T> Optional<T> ask(String service, HttpRequest request, Class<T> type) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return switch (response.statusCode()) {
                // A service of the next release may say more than this one knows of.
                case 200 ->
                    Optional.of(json.readerFor(type)
                            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .readValue(response.body()));
                case 404 -> Optional.empty();
                case 400 ->
                    throw refusal(service, json.readTree(response.body()).at("/violations/0"));
                default -> throw away(service, "status " + response.statusCode());
            };
        } catch (JacksonException e) {
            throw away(service, "not readable");
        } catch (IOException e) {
            throw away(service, e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(service, "interrupted");
        }
    }

    private static ProblemException refusal(String service, JsonNode violation) {
        return violation.isMissingNode()
                ? away(service, "a refusal without a reason")
                : ProblemException.violation(
                        violation.path("field").asText(),
                        violation.path("message").asText());
    }

    private static ProblemException away(String service, String cause) {
        LOG.errorf("service did not answer a question service=%s cause=%s", service, cause);
        return ProblemException.retryLater(
                ProblemType.BAD_GATEWAY,
                "The " + service
                        + " did not answer. Try again, or ask for less, such as a shorter window; its log has the"
                        + " cause.",
                RETRY_AFTER);
    }
}
