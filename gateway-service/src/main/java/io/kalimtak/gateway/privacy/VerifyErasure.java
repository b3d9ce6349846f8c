package io.kalimtak.gateway.privacy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.gateway.proxy.Upstreams;
import io.kalimtak.kit.privacy.PlaceSearch;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.security.InternalCalls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Reads the raw bytes of every table, file and topic for a person's own strings, in every service. */
@ApplicationScoped
class VerifyErasure {
    private static final Logger LOG = Logger.getLogger(VerifyErasure.class);
    private static final TypeReference<List<PlaceSearch.Finding>> FINDINGS = new TypeReference<>() {};
    private static final String SELF = "gateway-service";

    private final Instance<PlaceSearch> own;
    private final Upstreams upstreams;
    private final InternalCalls calls;
    private final GatewayConfig config;
    private final ObjectMapper json;
    private final HttpClient http;

    VerifyErasure(
            @Any Instance<PlaceSearch> own,
            Upstreams upstreams,
            InternalCalls calls,
            GatewayConfig config,
            ObjectMapper json) {
        this.own = own;
        this.upstreams = upstreams;
        this.calls = calls;
        this.config = config;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .connectTimeout(config.proxy().connectWithin())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** One service after the other, so that a search does not take all the disk there is. */
    VerifyResponse verify(UUID requestId, List<String> strings, String actor) {
        requireRequest(requestId, actor);
        List<String> searched = new ArrayList<>(List.of(SELF));
        List<String> unreachable = new ArrayList<>();
        List<VerifyResponse.FoundPlace> found = new ArrayList<>();
        own.forEach(place -> add(found, SELF, place.search(strings)));
        upstreams.services().forEach((service, address) -> {
            try {
                add(found, service, ask(address, strings, actor));
                searched.add(service);
            } catch (IOException e) {
                LOG.warnf("service not searched service=%s cause=%s", service, e.getMessage());
                unreachable.add(service);
            }
        });
        return VerifyResponse.of(requestId, searched, unreachable, found);
    }

    private void requireRequest(UUID requestId, String actor) {
        URI owner = upstreams.services().get("interaction-service");
        try {
            int status = send(calls.request(owner.resolve("/api/privacy/requests/" + requestId), actor)
                            .GET())
                    .statusCode();
            if (status == 404) {
                throw ProblemException.notFound(
                        "There is no erasure request of that id. DELETE /api/privacy/users/{user_id} makes one.");
            }
        } catch (IOException e) {
            LOG.warnf("request not looked up, searching all the same cause=%s", e.getMessage());
        }
    }

    private List<PlaceSearch.Finding> ask(URI service, List<String> strings, String actor) throws IOException {
        HttpResponse<byte[]> response = send(calls.request(service.resolve("/internal/privacy/search"), actor)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(Map.of("strings", strings)))));
        if (response.statusCode() != 200) {
            throw new IOException("it answered " + response.statusCode());
        }
        return json.readValue(response.body(), FINDINGS);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(
                    request.timeout(config.privacy().verifyWithin()).build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while searching", e);
        }
    }

    private static void add(List<VerifyResponse.FoundPlace> all, String service, List<PlaceSearch.Finding> findings) {
        findings.forEach(one -> all.add(new VerifyResponse.FoundPlace(service, one.kind(), one.place(), one.found())));
    }
}
