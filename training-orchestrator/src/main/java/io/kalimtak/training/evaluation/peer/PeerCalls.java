package io.kalimtak.training.evaluation.peer;

import io.kalimtak.kit.security.InternalCalls;
import io.kalimtak.training.TrainingConfig;
import io.kalimtak.training.work.AwayException;
import io.kalimtak.training.work.RefusedException;
import io.kalimtak.training.work.Retry;
import io.kalimtak.training.work.Watch;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Questions to other services that an evaluation can do without. Each is asked a few times and then given up: a run that
 * waited would come to its end only with all of them up, for figures that decide nothing.
 */
@ApplicationScoped
class PeerCalls {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final String ACTOR = "training-orchestrator";
    private static final int OK = 200;

    private final HttpClient http;
    private final InternalCalls calls;
    private final EvaluationConfig config;
    private final TrainingConfig.Worker pauses;

    PeerCalls(InternalCalls calls, EvaluationConfig config, TrainingConfig training) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_WITHIN)
                .build();
        this.calls = calls;
        this.config = config;
        this.pauses = training.worker();
    }

    /**
     * The body of a 200. Throws AwayException when the last try met no service or one that is overburdened, and
     * RefusedException for another answer; AbortedException when the watch is aborted.
     */
    <T> T get(String service, URI address, HttpResponse.BodyHandler<T> body, Watch watch) {
        for (int failures = 0; ; failures++) {
            try {
                return once(service, address, body, watch);
            } catch (AwayException e) {
                if (failures + 1 >= config.tries()) {
                    throw e;
                }
                watch.pause(Retry.pause(failures, pauses));
            }
        }
    }

    private <T> T once(String service, URI address, HttpResponse.BodyHandler<T> body, Watch watch) {
        HttpRequest request =
                calls.request(address, ACTOR).timeout(config.timeout()).GET().build();
        HttpResponse<T> response;
        try {
            response = watch.waitFor(() -> http.send(request, body));
        } catch (IOException e) {
            throw new AwayException(service + " does not answer.", e);
        }
        int status = response.statusCode();
        if (status >= 500 || status == 408 || status == 429) {
            throw new AwayException(service + " answered with status " + status + ".");
        }
        if (status != OK) {
            throw new RefusedException(service + " refused with status " + status + "; its log has the cause.");
        }
        return response.body();
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
