package io.kalimtak.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.PortPlan;
import io.kalimtak.local.launch.Service;
import io.kalimtak.local.launch.ServiceTuning;
import io.kalimtak.local.launch.SystemSettings;
import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import io.kalimtak.local.testing.TraceCollector;
import io.kalimtak.local.testing.TraceCollector.Seen;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One trace from an application to the last service, as a collector gets it from processes that know of each other by Kafka alone. */
class TraceIT {
    private static final String ASKED = "1af7651916cd43dd8448eb211c80319c";
    private static final String RATED = "2af7651916cd43dd8448eb211c80319d";
    private static final String WORDS = "write to my landlord about the heater";
    private static final String CORRECTION = "You are a tenant who writes politely";

    @TempDir
    private static Path folder;

    private static TraceCollector collector;
    private static KalimtakSystem system;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @BeforeAll
    static void start() {
        collector = TraceCollector.start();
        ServiceTuning tuning = Undisturbed.tuning(
                List.of(),
                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url(), "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms"));
        List<Service> services =
                List.of(Service.GATEWAY, Service.INTERACTION, Service.FEEDBACK, Service.CURATION, Service.REGISTRY);
        system = KalimtakSystem.open(
                new SystemSettings(Home.find(), new RunFolders(folder), PortPlan.free(), services, tuning),
                (server, took) -> {});
        system.start();
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
        collector.close();
    }

    private JsonNode post(String path, String trace, Map<String, ?> body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(system.url(Service.GATEWAY).resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + system.credentials().appKey())
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isBetween(200, 299);
        return json.readTree(response.body());
    }

    private static Seen awaited(String trace, String service, String name) {
        return Awaitility.await(service + " " + name)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> collector.spans(trace).stream()
                                .filter(span -> span.service().equals(service)
                                        && span.name().equals(name))
                                .findFirst()
                                .orElse(null),
                        span -> span != null);
    }

    @Test
    void shouldBeOneTraceFromTheDoorToTheLastService() throws Exception {
        JsonNode answer = post("/api/generate", ASKED, Map.of("input_text", WORDS, "user_id", "a-traced-person"));
        String id = answer.path("interaction_id").asText();
        post("/api/feedback", RATED, Map.of("interaction_id", id, "feedback_score", 5, "corrected_output", CORRECTION));

        Seen request = awaited(ASKED, "gateway-service", "POST /api/generate");
        Seen model = awaited(ASKED, "gateway-service", "chat embedded-base-1");
        Seen sent = awaited(ASKED, "gateway-service", "send kalimtak.interactions.v1");
        Seen stored = awaited(ASKED, "interaction-service", "process kalimtak.interactions.v1");
        Seen pooled = awaited(ASKED, "curation-service", "process kalimtak.interactions.v1");
        assertThat(request.parentId()).isEqualTo("b7ad6b7169203331");
        assertThat(request.attribute("kalimtak.interaction.id")).isEqualTo(id);
        assertThat(List.of(model, sent)).extracting(Seen::parentId).containsOnly(request.spanId());
        assertThat(List.of(stored, pooled)).extracting(Seen::parentId).containsOnly(sent.spanId());

        Seen taken = awaited(RATED, "gateway-service", "send kalimtak.feedback-submissions.v1");
        Seen recorded = awaited(RATED, "feedback-service", "process kalimtak.feedback-submissions.v1");
        Seen told = awaited(RATED, "feedback-service", "send kalimtak.feedback.v1");
        Seen rated = awaited(RATED, "curation-service", "process kalimtak.feedback.v1");
        assertThat(recorded.parentId()).isEqualTo(taken.spanId());
        assertThat(told.parentId()).as("through the outbox").isEqualTo(recorded.spanId());
        assertThat(rated.parentId()).isEqualTo(told.spanId());

        // A batch ends after what was in it, and may be told later.
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(collector.spans())
                        .as("batches that link to what was in them")
                        .anyMatch(span -> span.service().equals("curation-service")
                                && span.links().contains(RATED + "-" + told.spanId())));
        assertThat(collector.spans())
                .allSatisfy(span -> assertThat(span.text())
                        .doesNotContain("landlord")
                        .doesNotContain("politely")
                        .doesNotContain("a-traced-person")
                        .doesNotContain(system.credentials().appKey()));
    }
}
