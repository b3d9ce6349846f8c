package io.kalimtak.training.registry;

import io.kalimtak.kit.security.InternalCalls;
import io.kalimtak.training.TrainingConfig;
import io.kalimtak.training.work.Watch;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** HTTP to the registry: what may pass and what may not is told apart here, for every call in the same way. */
@ApplicationScoped
class RegistryCalls {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final String ACTOR = "training-orchestrator";

    private final HttpClient http;
    private final InternalCalls calls;
    private final TrainingConfig.Registry config;

    RegistryCalls(InternalCalls calls, TrainingConfig config) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_WITHIN)
                .build();
        this.calls = calls;
        this.config = config.registry();
    }

    HttpRequest.Builder request(String path) {
        return calls.request(URI.create(config.url() + path), ACTOR).timeout(config.timeout());
    }

    /** The answer; 2xx, 404 and 409 reach the caller, everything else is an exception. */
    <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body, Watch watch) {
        HttpResponse<T> response;
        try {
            response = watch.waitFor(() -> http.send(request, body));
        } catch (IOException e) {
            throw new RegistryAwayException("The model registry does not answer.", e);
        }
        int status = response.statusCode();
        if (status >= 500 || status == 408 || status == 429) {
            throw new RegistryAwayException("The model registry answered with status " + status + ".");
        }
        boolean expected = status / 100 == 2 || status == 404 || status == 409;
        if (!expected) {
            throw new RegistryRefusedException("The model registry refused " + request.method() + " with status "
                    + status + "; its log has the cause.");
        }
        return response;
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
