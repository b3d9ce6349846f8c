package io.kalimtak.gateway.proxy;

import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.gateway.keys.KeyHolder;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.kalimtak.kit.security.InternalCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;

/** Passes a call to the service that owns it, as it came, and its answer back as a stream. */
@ApplicationScoped
class PassThrough {
    private static final Logger LOG = Logger.getLogger(PassThrough.class);
    /** The trace goes with every call between services. */
    private static final Set<String> REQUEST_HEADERS = Set.of("Content-Type", "Accept", "Idempotency-Key");

    /** A page brings a policy of its own, which takes the place of this door's: its styles would be refused by that. */
    private static final Set<String> RESPONSE_HEADERS = Set.of(
            "Content-Type",
            "Content-Disposition",
            "Content-Security-Policy",
            "Retry-After",
            "Location",
            "X-Content-SHA256");

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Upstreams upstreams;
    private final InternalCalls calls;
    private final KeyHolder holder;
    private final GatewayConfig config;
    private final HttpClient http;

    PassThrough(Upstreams upstreams, InternalCalls calls, KeyHolder holder, GatewayConfig config) {
        this.upstreams = upstreams;
        this.calls = calls;
        this.holder = holder;
        this.config = config;
        this.http = HttpClient.newBuilder()
                .connectTimeout(config.proxy().connectWithin())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    Response call(String method, URI asked, HttpHeaders headers, byte[] body) {
        URI owner = upstreams.owner(asked.getPath());
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        HttpRequest.Builder request = calls.request(
                        owner.resolve(asked.getRawPath() + query), holder.key().actor())
                .timeout(config.proxy().answerWithin())
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : REQUEST_HEADERS) {
            String value = headers.getHeaderString(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return answer(send(request.build()));
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            LOG.errorf(
                    "service did not answer port=%d cause=%s",
                    request.uri().getPort(), e.getClass().getSimpleName());
            throw away();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away();
        }
    }

    private static ProblemException away() {
        return ProblemException.retryLater(
                ProblemType.BAD_GATEWAY,
                "The service that owns this call did not answer. Try again; its log has the cause.",
                RETRY_AFTER);
    }

    private static Response answer(HttpResponse<InputStream> from) {
        Response.ResponseBuilder answer = Response.status(from.statusCode());
        for (String name : RESPONSE_HEADERS) {
            from.headers().firstValue(name).ifPresent(value -> answer.header(name, value));
        }
        return answer.entity(from.body()).build();
    }
}
