package io.kalimtak.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.events.v1.TrainingRun;
import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.PortPlan;
import io.kalimtak.local.launch.Service;
import io.kalimtak.local.launch.ServiceTuning;
import io.kalimtak.local.launch.SystemSettings;
import io.kalimtak.local.server.ChildServer;
import io.kalimtak.local.server.DatabaseSetup;
import io.kalimtak.local.server.Home;
import io.kalimtak.local.server.RunFolders;
import io.kalimtak.schemas.Topic;
import io.kalimtak.system.faults.CrashPoint;
import io.kalimtak.system.faults.FaultJars;
import io.kalimtak.system.oracle.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training run whose process dies in every state, one death after the other, ends as if nothing had happened. */
class TrainingKillIT {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}");
    private static final String RUNS = "/api/admin/training-runs";

    /** In the order in which a run comes by. */
    private static final List<CrashPoint> DEATHS = List.of(
            CrashPoint.RUN_LEAVES_QUEUE,
            CrashPoint.RUN_PREPARES,
            CrashPoint.RUN_TRAINS,
            CrashPoint.RUN_IS_TRAINED,
            CrashPoint.RUN_EVALUATES,
            CrashPoint.RUN_IS_EVALUATED,
            CrashPoint.RUN_REGISTERS,
            CrashPoint.RUN_IS_REGISTERED);

    private static final List<String> WHOLE_WAY =
            List.of("QUEUED", "PREPARING", "TRAINING", "EVALUATING", "REGISTERING", "DONE");

    @TempDir
    private static Path folder;

    private static Path flags;
    private static KalimtakSystem system;
    private static Loop loop;
    private static Door door;

    private final Set<ProcessHandle> children = new HashSet<>();

    @BeforeAll
    static void start() throws IOException {
        flags = folder.resolve("flags");
        ServiceTuning tuning = Undisturbed.tuning(
                List.of(
                        FaultJars.option(flags),
                        "-Dkalimtak.training.gate.guards.chrf.max-loss=1",
                        "-Dkalimtak.training.gate.guards.rouge_l.max-loss=1"),
                Map.of(
                        "KALIMTAK_TRAINING_EMBEDDED_NICENESS", "0",
                        // Who died is replaced as soon as it is back; the gate is not what is tested here.
                        "KALIMTAK_TRAINING_WORKER_LEASE", "3s",
                        "KALIMTAK_TRAINING_WORKER_HEARTBEAT", "500ms",
                        "KALIMTAK_TRAINING_GATE_MIN_EVAL_ROWS", "3",
                        "KALIMTAK_TRAINING_GATE_CONFIDENCE", "0.5"));
        system = KalimtakSystem.open(
                new SystemSettings(
                        Home.find(),
                        folders(),
                        PortPlan.free(),
                        List.of(
                                Service.GATEWAY,
                                Service.FEEDBACK,
                                Service.REGISTRY,
                                Service.CURATION,
                                Service.TRAINING),
                        tuning),
                (server, took) -> {});
        system.start();
        door = new Door(system.url(Service.GATEWAY), system.credentials());
        loop = new Loop(door);
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void shouldEndAsIfNothingHadHappenedWhenTheProcessDiesInEveryState() throws Exception {
        String set = rate().path("training_set_id").asText();
        ChildServer training = system.process(Service.TRAINING);

        DEATHS.getFirst().arm(flags);
        order(set);
        for (int i = 0; i < DEATHS.size(); i++) {
            awaitDeath(training, DEATHS.get(i));
            if (i + 1 < DEATHS.size()) {
                DEATHS.get(i + 1).arm(flags);
            }
            training.start();
        }
        training.awaitReady(LIMIT);
        JsonNode run = theRun();

        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("DONE");
        assertThat(run.path("history").findValuesAsText("state")).containsExactlyElementsOf(WHOLE_WAY);
        assertThat(told(run.path("run_id").asText())).containsExactlyElementsOf(WHOLE_WAY);
        assertOneVersionAndOneReport(run);
        assertNothingIsLeft();
    }

    /** Arabic requests: their vectors need no encoder, so that a run is a matter of seconds. */
    private static JsonNode rate() throws IOException {
        List<Pair> pairs = Pairs.demo().stream()
                .filter(pair -> !pair.heldOut() && ARABIC.matcher(pair.input()).find())
                .toList();
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            JsonNode answer = door.generate(pair, "person-" + i % 40, "ask-" + i);
            door.rate(answer.path("interaction_id").asText(), 2, pair.target());
        }
        return loop.curate(pairs.size());
    }

    /** Once, and without an answer if need be: the process that takes the order dies soon. */
    private static void order(String set) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(system.url(Service.GATEWAY).resolve(RUNS))
                .header("Authorization", "Bearer " + system.credentials().adminKey())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"training_set_id\":\"" + set + "\"}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        }
    }

    private void awaitDeath(ChildServer training, CrashPoint point) {
        ProcessHandle process = ProcessHandle.of(training.pid()).orElseThrow();
        Awaitility.await(point + " is reached")
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    process.descendants().forEach(children::add);
                    return !training.isAlive();
                });
        assertThat(point.armed(flags)).as(point + " was passed").isFalse();
        if (point == CrashPoint.RUN_TRAINS) {
            assertThat(children).as("processes that train").isNotEmpty();
            assertThat(workFolders()).hasSize(1);
        }
        Awaitility.await("the end of what " + point + " left running")
                .atMost(LIMIT)
                .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** The only one, at its end. */
    private static JsonNode theRun() {
        JsonNode runs = door.look(RUNS).path("items");
        assertThat(runs).hasSize(1);
        return loop.trained(runs.get(0).path("run_id").asText());
    }

    /** An event may be sent again after a death; by its id it is one. */
    private static List<String> told(String run) {
        List<String> states = new ArrayList<>();
        Awaitility.await("the run's last event").atMost(LIMIT).until(() -> {
            Map<UUID, String> events = new LinkedHashMap<>();
            new Topics(system.servers().kafka().bootstrapServers())
                    .events(Topic.TRAINING_RUNS, TrainingRun.class).stream()
                            .filter(event -> event.getRunId().toString().equals(run))
                            .forEach(event -> events.put(
                                    event.getEventId(), event.getState().name()));
            states.clear();
            states.addAll(events.values());
            return states.contains("DONE");
        });
        return states;
    }

    private static void assertOneVersionAndOneReport(JsonNode run) throws Exception {
        Tables tables = new Tables(system.servers().postgres().administrator(DatabaseSetup.DATABASE));
        assertThat(tables.column("SELECT version FROM registry.model_versions WHERE run_id IS NOT NULL"))
                .containsExactly(run.path("version").asText());
        assertThat(tables.column("SELECT id FROM training.evaluation_reports"))
                .containsExactly(run.path("evaluation_report_id").asText());
        JsonNode version =
                door.look("/api/admin/model-versions/" + run.path("version").asText());
        assertThat(version.path("deployment_status").asText()).isEqualTo("registered");
    }

    private void assertNothingIsLeft() {
        Awaitility.await("the end of all processes that trained")
                .atMost(LIMIT)
                .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        Awaitility.await("the run's folder is gone")
                .atMost(LIMIT)
                .until(() -> workFolders().isEmpty());
    }

    private static RunFolders folders() {
        return new RunFolders(folder.resolve("run"));
    }

    private static List<Path> workFolders() {
        try (Stream<Path> all = Files.list(folders().data("storage").resolve("runs"))) {
            return all.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
