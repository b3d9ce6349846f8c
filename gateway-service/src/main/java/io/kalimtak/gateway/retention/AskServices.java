package io.kalimtak.gateway.retention;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.gateway.proxy.Upstreams;
import io.kalimtak.kit.security.InternalCalls;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Asks every service behind the gateway the same, side by side. One that is away is named and holds up no other. */
@ApplicationScoped
class AskServices {
    private static final Logger LOG = Logger.getLogger(AskServices.class);

    private final Map<String, URI> services;
    private final InternalCalls calls;
    private final GatewayConfig config;
    private final ObjectMapper json;
    private final HttpClient http;

    AskServices(Upstreams upstreams, InternalCalls calls, GatewayConfig config, ObjectMapper json) {
        this.services = upstreams.services();
        this.calls = calls;
        this.config = config;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .connectTimeout(config.proxy().connectWithin())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /**
     * What one service said.
     *
     * @param answer null when it said nothing that can be read
     * @param problem why there is no answer, else null
     */
    record Said<T>(String service, T answer, String problem) {}

    /** The answers of all, in the order of the loop. */
    <T> List<Said<T>> all(String method, String path, String actor, Class<T> type) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Said<T>>> asked = services.entrySet().stream()
                    .map(service -> CompletableFuture.supplyAsync(
                            () -> one(
                                    service.getKey(),
                                    request(method, service.getValue().resolve(path), actor),
                                    type),
                            threads))
                    .toList();
            return asked.stream().map(CompletableFuture::join).toList();
        }
    }

    private HttpRequest request(String method, URI target, String actor) {
        return calls.request(target, actor)
                .timeout(config.proxy().answerWithin())
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private <T> Said<T> one(String service, HttpRequest request, Class<T> type) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                return away(service, "it answered with status " + response.statusCode());
            }
            // A service of the next release may say more than this one knows of.
            T answer = json.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(response.body());
            return new Said<>(service, answer, null);
        } catch (JacksonException e) {
            return away(service, "its answer cannot be read");
        } catch (IOException e) {
            return away(service, "it did not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return away(service, "it was not waited for");
        }
    }

    private static <T> Said<T> away(String service, String problem) {
        LOG.warnf("service asked in vain service=%s problem=%s", service, problem);
        return new Said<>(service, null, problem);
    }
}
