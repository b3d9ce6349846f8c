package io.kalimtak.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.Service;
import io.kalimtak.local.server.ChildServer;
import io.kalimtak.local.server.RunFolders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions reach people by what people say of them: through the public door, by real services. */
class LiveRolloutIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String BASE = LiveSystem.BASE;
    private static final int PEOPLE = 160;

    @TempDir
    private static Path folder;

    private static LiveSystem live;
    private static KalimtakSystem system;
    private static Door door;
    private static PlantedVersions versions;

    @BeforeAll
    static void start() throws IOException {
        live = LiveSystem.start(folder, List.of(Service.GATEWAY, Service.FEEDBACK, Service.REGISTRY));
        system = live.system();
        door = live.door();
        versions = live.versions();
    }

    @AfterAll
    static void stop() {
        if (live != null) {
            live.close();
        }
    }

    private static String canary(String version, boolean automatic, List<Double> steps) {
        return door.order(
                        "/api/admin/rollouts",
                        Map.of("version", version, "strategy", "canary", "steps", steps, "automatic", automatic))
                .path("rollout_id")
                .asText();
    }

    private static JsonNode rollout(String id) {
        return door.look("/api/admin/rollouts/" + id);
    }

    private static String version(Door at, String person) {
        return live.version(at, person);
    }

    /** People ask once each and rate by the version that they got; 0 rates nothing. */
    private static void ask(String group, ToIntFunction<String> taste) {
        for (int i = 0; i < PEOPLE; i++) {
            Pair pair = live.pair(i);
            JsonNode answer = door.generate(pair, group + i, UUID.randomUUID().toString());
            int score = taste.applyAsInt(answer.path("model_version").asText());
            if (score > 0) {
                door.rate(answer.path("interaction_id").asText(), score, null);
            }
        }
    }

    private static void await(String id, String state) {
        Awaitility.await(state)
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(rollout(id).path("state").asText())
                        .as(door.look("/api/admin/rollouts/" + id + "/decisions")
                                .toString())
                        .isEqualTo(state));
    }

    @Test
    void shouldGoBackByItselfFromAVersionThatPeopleLikeLess() throws Exception {
        versions.bad("planted-bad");
        String id = canary("planted-bad", true, List.of(0.5, 1.0));

        ask("early-", version -> version.equals("planted-bad") ? 2 : 5);
        await(id, "ROLLED_BACK");

        assertThat(rollout(id).path("history").findValuesAsText("actor")).contains("rollout-watch");
        assertThat(rollout(id).path("history").toString()).contains("proven worse: score");
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(IntStream.range(0, 30).mapToObj(i -> version(door, "early-" + i)))
                        .containsOnly(BASE));
        JsonNode decision = door.look("/api/admin/rollouts/" + id + "/decisions")
                .path("items")
                .path(0);
        assertThat(decision.path("replays").asBoolean()).isTrue();
    }

    @Test
    void shouldStayWhileNobodySaysAnythingAndGoToTheEndWhenPeopleLikeItNoLess() throws Exception {
        versions.good("planted-good");
        String id = canary("planted-good", true, List.of(0.5, 1.0));

        ask("silent-", version -> 0);
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> door.look("/api/admin/rollouts/" + id + "/decisions")
                                .path("items")
                                .size()
                        > 0);
        assertThat(rollout(id).path("state").asText()).isEqualTo("RUNNING");
        for (int round = 0; round < 6 && !rollout(id).path("state").asText().equals("COMPLETED"); round++) {
            ask("pleased-" + round + "-", version -> 5);
        }
        await(id, "COMPLETED");

        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(IntStream.range(0, 30).mapToObj(i -> version(door, "late-" + i)))
                        .containsOnly("planted-good"));
        door.order("/api/admin/rollback", Map.of("to_version", BASE));
    }

    @Test
    void shouldAnswerEverybodyAndFlipNobodyWhileRegistryAndAGatewayDieInAStepChange() throws Exception {
        versions.good("planted-sticky");
        String id = canary("planted-sticky", false, List.of(0.25, 0.5, 1.0));
        ChildServer other = replica();
        Door second = new Door(URI.create("http://127.0.0.1:" + other.port()), system.credentials());
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(IntStream.range(0, 30).mapToObj(i -> version(second, "steady-" + i)))
                        .contains("planted-sticky"));
        Map<String, Set<String>> got = new ConcurrentHashMap<>();
        AtomicBoolean done = new AtomicBoolean();
        Set<String> flipped = ConcurrentHashMap.newKeySet();
        AtomicInteger rounds = new AtomicInteger();
        // Everybody once before the step: whom it moves is seen to move.
        askAll(second, got, flipped);
        Thread asking = Thread.ofPlatform().daemon().start(() -> {
            while (!done.get()) {
                askAll(second, got, flipped);
                rounds.incrementAndGet();
            }
        });

        door.order("/api/admin/rollouts/" + id + "/advance", Map.of());
        system.process(Service.REGISTRY).kill();
        system.process(Service.GATEWAY).kill();
        int before = rounds.get();
        Awaitility.await().atMost(LIMIT).until(() -> rounds.get() > before + 1);
        system.process(Service.GATEWAY).start();
        system.process(Service.GATEWAY).awaitReady(LIMIT);
        Map<String, String> atFirst = new HashMap<>();
        IntStream.range(0, 60).forEach(i -> atFirst.put("steady-" + i, version(door, "steady-" + i)));
        system.process(Service.REGISTRY).start();
        system.process(Service.REGISTRY).awaitReady(LIMIT);
        Awaitility.await()
                .atMost(LIMIT)
                .until(() -> got.values().stream()
                        .anyMatch(versions -> versions.contains(BASE) && versions.contains("planted-sticky")));
        done.set(true);
        asking.join();

        assertThat(second.failures()).isZero();
        assertThat(flipped).isEmpty();
        atFirst.forEach((person, version) -> {
            if (version.equals("planted-sticky")) {
                assertThat(version(second, person)).isEqualTo(version);
            }
        });
        other.retire();
        door.order("/api/admin/rollouts/" + id + "/rollback", Map.of());
    }

    /** Whoever had the candidate keeps it: an answer by the live version after one by the candidate is a flip. */
    private static void askAll(Door at, Map<String, Set<String>> got, Set<String> flipped) {
        for (int i = 0; i < 60; i++) {
            String person = "steady-" + i;
            String version = version(at, person);
            Set<String> had = got.computeIfAbsent(person, key -> ConcurrentHashMap.newKeySet());
            if (!version.equals("planted-sticky") && had.contains("planted-sticky")) {
                flipped.add(person);
            }
            had.add(version);
        }
    }

    private static ChildServer replica() {
        RunFolders folders = system.settings().folders();
        return system.replicate(
                Service.GATEWAY,
                "gateway-2",
                Map.of(
                        "KALIMTAK_GATEWAY_JOURNAL_FOLDER",
                        folders.data("journal-2").toString(),
                        "KALIMTAK_GATEWAY_MODELS_FOLDER",
                        folders.data("models-2").toString()));
    }
}
