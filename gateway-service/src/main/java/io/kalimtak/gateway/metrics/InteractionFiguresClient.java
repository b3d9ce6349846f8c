package io.kalimtak.gateway.metrics;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.gateway.proxy.Upstreams;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.kit.security.InternalCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Asks interaction-service for what interactions tell. */
@ApplicationScoped
class InteractionFiguresClient {
    private static final Logger LOG = Logger.getLogger(InteractionFiguresClient.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final URI service;
    private final InternalCalls calls;
    private final GatewayConfig config;
    private final ObjectMapper json;
    private final HttpClient http;

    InteractionFiguresClient(Upstreams upstreams, InternalCalls calls, GatewayConfig config, ObjectMapper json) {
        this.service = upstreams.services().get("interaction-service");
        this.calls = calls;
        this.config = config;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .connectTimeout(config.proxy().connectWithin())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** The figures, without requests. Throws a 400 problem that names what is wrong, and 502 when there is no answer. */
    MetricsResponse ask(MetricsQuery query, String actor) {
        HttpRequest request = calls.request(service.resolve("/internal/metrics?" + query.encoded()), actor)
                .timeout(config.proxy().answerWithin())
                .GET()
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return switch (response.statusCode()) {
                // A service of the next release may say more than this one knows of.
                case 200 ->
                    json.readerFor(MetricsResponse.class)
                            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .readValue(response.body());
                case 400 -> throw refusal(json.readTree(response.body()).at("/violations/0"));
                default -> throw away("status " + response.statusCode());
            };
        } catch (JacksonException e) {
            throw away("not readable");
        } catch (IOException e) {
            throw away(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away("interrupted");
        }
    }

    private static ProblemException refusal(JsonNode violation) {
        return violation.isMissingNode()
                ? away("a refusal without a reason")
                : ProblemException.violation(
                        violation.path("field").asText(),
                        violation.path("message").asText());
    }

    private static ProblemException away(String cause) {
        LOG.errorf("figures of interactions not available cause=%s", cause);
        return ProblemException.retryLater(
                ProblemType.BAD_GATEWAY,
                "The service that keeps interactions did not answer. Try again, or ask for a shorter window; its log has"
                        + " the cause.",
                RETRY_AFTER);
    }
}
