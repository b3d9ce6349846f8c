package io.kalimtak.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.local.launch.Service;
import io.kalimtak.local.testing.LocalFineTuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people corrected tunes a model at an endpoint, and the model answers by the public door, with nobody in between. */
class TunedEndpointIT {
    private static final int ASKED = 300;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static LocalFineTuning endpoint;
    private static LiveSystem live;
    private static Door door;

    @BeforeAll
    static void start() throws IOException {
        endpoint = new LocalFineTuning(0);
        endpoint.start();
        Path key = Files.writeString(folder.resolve("key"), LocalFineTuning.KEY);
        live = LiveSystem.start(
                folder,
                List.of(Service.values()),
                Map.ofEntries(
                        Map.entry(
                                "kalimtak.training.endpoints.tuner.base-url",
                                endpoint.url().toString()),
                        Map.entry("kalimtak.training.endpoints.tuner.key-file", key.toString()),
                        Map.entry("kalimtak.training.endpoints.tuner.allow-private-addresses", "true"),
                        Map.entry("kalimtak.training.openai.engine", "tuner"),
                        Map.entry("kalimtak.training.openai.base-model", "small-1"),
                        Map.entry("kalimtak.training.openai.poll", "100ms"),
                        Map.entry("kalimtak.training.gate.max-latency-p99-ms", "5000"),
                        Map.entry(
                                "kalimtak.gateway.engines.tuner.base-url",
                                endpoint.url().toString()),
                        Map.entry("kalimtak.gateway.engines.tuner.model", "small-1"),
                        Map.entry("kalimtak.gateway.engines.tuner.key-file", key.toString()),
                        Map.entry("kalimtak.gateway.engines.tuner.allow-private", "true")));
        door = live.door();
    }

    @AfterAll
    static void stop() {
        if (live != null) {
            live.close();
        }
        if (endpoint != null) {
            endpoint.close();
        }
    }

    @Test
    void shouldAnswerByTheModelThatTheEndpointTuned() throws Exception {
        List<Pair> pairs = Pairs.demo().stream().limit(ASKED).toList();
        Map<String, String> learnt =
                pairs.stream().collect(Collectors.toMap(Pair::input, Pair::target, (one, other) -> one));
        endpoint.answerWith(words -> learnt.getOrDefault(words, words));
        for (Pair pair : pairs) {
            JsonNode answer = door.generate(pair, "person-" + pair.id(), "ask-" + pair.id());
            door.rate(answer.path("interaction_id").asText(), 2, pair.target());
        }
        Loop loop = new Loop(door);

        JsonNode run = loop.trained(loop.orderTraining(loop.curate(pairs.size()), "openai"));

        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("DONE");
        String version = run.path("version").asText();
        String model = endpoint.jobs().getFirst().path("fine_tuned_model").asText();
        JsonNode registered = door.look("/api/admin/model-versions/" + version);
        assertThat(registered.path("engine").asText()).isEqualTo("tuner");
        assertThat(registered.path("model").asText()).isEqualTo(model).isNotBlank();

        loop.rollOut(version);
        Pair asked = pairs.getFirst();
        int[] repetition = new int[1];
        JsonNode[] answer = new JsonNode[1];
        Awaitility.await("the tuned model serves").atMost(LIMIT).until(() -> {
            answer[0] = door.generate(asked, "another", "again-" + repetition[0]++);
            return version.equals(answer[0].path("model_version").asText());
        });

        assertThat(endpoint.modelsAsked().getLast()).isEqualTo(model);
        assertThat(answer[0].path("structured_prompt").asText()).isEqualTo(asked.target());
        JsonNode back = door.order("/api/admin/rollback", Map.of());
        assertThat(back.findValuesAsText("version")).contains(LiveSystem.BASE);
    }
}
