package io.kalimtak.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.PortPlan;
import io.kalimtak.local.launch.Service;
import io.kalimtak.local.launch.SystemSettings;
import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two people in every service, a version trained on both; then what the door gives of one of them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExportIT {
    private static final String ME = "qzmine";
    private static final String SOMEBODY = "qzother";
    /** Below the cap of one person's rows in a set. */
    private static final int EACH = 45;

    @TempDir
    private static Path folder;

    private static KalimtakSystem system;
    private static Door door;
    private static JsonNode run;

    @BeforeAll
    static void trainOnBoth() throws IOException {
        system = KalimtakSystem.open(
                SystemSettings.of(Home.find(), new RunFolders(folder), PortPlan.free()), (server, took) -> {});
        system.start();
        door = new Door(system.url(Service.GATEWAY), system.credentials());
        List<Pair> pairs = Pairs.demo().stream().filter(pair -> !pair.heldOut()).toList();
        for (int i = 0; i < EACH; i++) {
            asked(ME, i, pairs.get(4 * i));
            asked(SOMEBODY, i, pairs.get(4 * i + 1));
            asked("others-" + i, i, pairs.get(4 * i + 2));
            asked("more-" + i, i, pairs.get(4 * i + 3));
        }
        Loop loop = new Loop(door);
        JsonNode job = loop.curate(4 * EACH);
        run = loop.trained(loop.orderTraining(job));
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    @Order(1)
    void shouldGiveWhatEveryServiceHoldsOfOnePersonAndNothingOfTheOther() {
        List<JsonNode> lines = door.export(ME);

        assertThat(counts(lines))
                .containsEntry("gateway-service idempotent_answer", EACH)
                .containsEntry("interaction-service identity", EACH)
                .containsEntry("interaction-service interaction", EACH)
                .containsEntry("interaction-service feedback", EACH)
                .containsEntry("feedback-service feedback", EACH)
                .containsEntry("feedback-service interaction_owner", EACH)
                .containsEntry("curation-service interaction", EACH)
                .containsEntry("curation-service rating", EACH)
                .containsKeys(
                        "curation-service candidate",
                        "curation-service verdict",
                        "curation-service training_set_row",
                        "training-orchestrator training_set",
                        "training-orchestrator training_run",
                        "training-orchestrator evaluation_report",
                        "model-registry model_version");
        assertThat(lines)
                .anyMatch(line -> line.at("/data/version")
                                .asText()
                                .equals(run.path("version").asText())
                        && line.path("service").asText().equals("model-registry"));
        JsonNode end = lines.getLast();
        assertThat(end.path("complete").asBoolean()).as(end.toString()).isTrue();
        assertThat(end.path("lines").asInt()).isEqualTo(lines.size() - 1);
        assertThat(lines).noneMatch(line -> line.toString().contains(SOMEBODY));
    }

    @Test
    @Order(2)
    void shouldSayThatItIsNotCompleteWhenAServiceIsAway() {
        system.process(Service.FEEDBACK).kill();

        List<JsonNode> lines = door.export(ME);

        assertThat(lines.getLast().path("complete").asBoolean()).isFalse();
        assertThat(lines.getLast().path("missing")).extracting(JsonNode::asText).containsExactly("feedback-service");
        assertThat(counts(lines))
                .containsEntry("interaction-service interaction", EACH)
                .doesNotContainKey("feedback-service feedback");
    }

    private static void asked(String user, int number, Pair pair) {
        Pair asked = new Pair(pair.id(), user + " " + pair.input(), pair.target(), pair.targetTool(), pair.heldOut());
        String id = door.generate(asked, user, user + "-" + number)
                .path("interaction_id")
                .asText();
        door.rate(id, 5, pair.target() + "\n" + user + " said so");
    }

    private static Map<String, Integer> counts(List<JsonNode> lines) {
        Map<String, Integer> counts = new TreeMap<>();
        lines.forEach(line -> counts.merge(
                line.path("service").asText() + " " + line.path("kind").asText(), 1, Integer::sum));
        return counts;
    }
}
