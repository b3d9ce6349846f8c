package io.kalimtak.gateway.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.gateway.proxy.Upstreams;
import io.kalimtak.kit.security.InternalCalls;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Tells the registry how requests ended, which decides on rollouts by it. Counts are whole, so that telling one twice
 * changes nothing; while the registry is away they are told later, for as long as they are held here.
 */
@ApplicationScoped
class ReportCounts {
    private static final Logger LOG = Logger.getLogger(ReportCounts.class);
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Duration HELD = Duration.ofHours(2);
    private static final int TAKEN = 204;

    private final RequestCounts counts;
    private final URI registry;
    private final InternalCalls calls;
    private final ObjectMapper json;
    private final HttpClient http;
    private final Map<CountedRequests, Long> told = new HashMap<>();

    ReportCounts(
            RequestCounts counts, Upstreams upstreams, InternalCalls calls, GatewayConfig config, ObjectMapper json) {
        this.counts = counts;
        this.registry = upstreams.services().get("model-registry");
        this.calls = calls;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .connectTimeout(config.proxy().connectWithin())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** What the registry takes. */
    record Report(List<Count> counts) {
        /** How many requests of a minute, by one version, ended with a status. */
        record Count(Instant minute, String version, int status, long requests) {
            private static Count of(Map.Entry<CountedRequests, Long> count) {
                CountedRequests of = count.getKey();
                return new Count(of.minute(), of.version(), of.status(), count.getValue());
            }
        }
    }

    @Scheduled(
            identity = "report-counts",
            every = "{kalimtak.gateway.metrics.flush}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void report() {
        Map<CountedRequests, Long> grown = counts.grownSince(told);
        // What was refused before a version was chosen says of none, and the registry takes it for a mistake.
        grown.keySet().removeIf(count -> count.version().isBlank());
        if (grown.isEmpty()) {
            return;
        }
        try {
            HttpResponse<Void> answer = http.send(request(grown), HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() == TAKEN) {
                told.putAll(grown);
                forgetOld();
            } else {
                LOG.warnf("counts of requests not told yet status=%d", answer.statusCode());
            }
        } catch (IOException e) {
            LOG.debugf("counts of requests not told yet cause=%s", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(Map<CountedRequests, Long> grown) {
        Report report =
                new Report(grown.entrySet().stream().map(Report.Count::of).toList());
        try {
            return calls.request(registry.resolve("/internal/request-counts/" + counts.replica()), "gateway")
                    .timeout(WITHIN)
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(report)))
                    .build();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write counts as JSON", e);
        }
    }

    private void forgetOld() {
        Instant newest = told.keySet().stream()
                .map(CountedRequests::minute)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        told.keySet().removeIf(count -> count.minute().isBefore(newest.minus(HELD)));
    }
}
