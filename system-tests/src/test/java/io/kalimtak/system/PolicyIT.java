package io.kalimtak.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.Service;
import io.kalimtak.schemas.Topic;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is kept and for how long, asked of a whole installation at its door. */
@ExtendWith(WholeSystem.class)
class PolicyIT {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void shouldNameEveryTableAndTopicThereIsAndRunRetentionInEveryService() throws Exception {
        KalimtakSystem system = WholeSystem.system();
        URI door = system.url(Service.GATEWAY);
        Tables tables = new Tables(system.servers().postgres().administrator("kalimtak"));

        // A broker that is slow to answer is asked again.
        JsonNode policy = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> get(
                                door,
                                "/api/privacy/policy",
                                system.credentials().privacyKey()),
                        PolicyIT::readFromTheBroker);
        JsonNode retention =
                get(door, "/api/admin/retention", system.credentials().adminKey());

        assertThat(policy.path("services")).hasSize(6).allMatch(PolicyIT::answered);
        assertThat(names(policy)).containsAll(tables.snapshot().keySet());
        assertThat(policy.path("topics")).hasSize(2 * Topic.values().length);
        assertThat(readFromTheBroker(policy)).isTrue();
        assertThat(retention.path("services"))
                .hasSize(6)
                .allMatch(PolicyIT::answered)
                .allMatch(service -> service.path("failed").isEmpty());
    }

    private static boolean readFromTheBroker(JsonNode policy) {
        return policy.path("topics")
                .valueStream()
                .allMatch(topic -> topic.path("read_from").asText().equals("BROKER"));
    }

    private static boolean answered(JsonNode service) {
        return service.path("problem").isNull();
    }

    private static List<String> names(JsonNode policy) {
        List<String> names = new ArrayList<>();
        policy.path("services")
                .forEach(service -> StreamSupport.stream(service.path("kept").spliterator(), false)
                        .map(kept -> kept.path("name").asText())
                        .forEach(names::add));
        return names;
    }

    private JsonNode get(URI door, String path, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(door.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + key)
                .build();
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        return json.readTree(response.body());
    }
}
