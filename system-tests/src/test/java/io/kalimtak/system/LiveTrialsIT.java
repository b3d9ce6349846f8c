package io.kalimtak.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.local.launch.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shadows and experiments through the public door, by real services. */
class LiveTrialsIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String BASE = LiveSystem.BASE;
    private static final int PEOPLE = 60;

    @TempDir
    private static Path folder;

    private static LiveSystem live;
    private static Door door;

    @BeforeAll
    static void start() throws IOException {
        live = LiveSystem.start(
                folder, List.of(Service.GATEWAY, Service.INTERACTION, Service.FEEDBACK, Service.REGISTRY));
        door = live.door();
    }

    @AfterAll
    static void stop() {
        if (live != null) {
            live.close();
        }
    }

    private static String begin(Map<String, Object> rollout) {
        return door.order("/api/admin/rollouts", rollout).path("rollout_id").asText();
    }

    private static Map<String, String> versionsOf(String group) {
        Map<String, String> versions = new HashMap<>();
        for (int i = 0; i < PEOPLE; i++) {
            versions.put(group + i, live.version(door, group + i));
        }
        return versions;
    }

    private static Set<String> served(String group) {
        return Set.copyOf(versionsOf(group).values());
    }

    @Test
    void shouldComputeAShadowsAnswersForWhatPeopleAskedAndShowThemToNobody() throws Exception {
        live.versions().good("shadow-good");
        String id = begin(Map.of("version", "shadow-good", "strategy", "shadow"));

        // Gateways follow the table within moments; who asks until then has no shadow.
        JsonNode[] shadow = new JsonNode[1];
        Awaitility.await().atMost(LIMIT).until(() -> {
            live.answer(door, "shadowed");
            shadow[0] = newestShadow();
            return shadow[0] != null;
        });

        assertThat(served("copied-")).containsOnly(BASE);
        assertThat(shadow[0].path("version").asText()).isEqualTo("shadow-good");
        assertThat(shadow[0].path("failed").asBoolean()).isFalse();
        assertThat(shadow[0].path("structured_prompt").asText()).isNotBlank();
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(door.look("/api/admin/rollouts/" + id + "/decisions")
                                .findValuesAsText("candidate_people"))
                        .isNotEmpty());
        door.order("/api/admin/rollouts/" + id + "/advance", Map.of());
        assertThat(door.look("/api/admin/model-versions/shadow-good")
                        .path("deployment_status")
                        .asText())
                .isEqualTo("registered");
    }

    /** Of one of the last interactions that are stored; null where none has one. */
    private static JsonNode newestShadow() {
        for (JsonNode one : door.look("/api/admin/interactions?limit=20").path("items")) {
            JsonNode shadow = door.look("/api/admin/interactions/"
                            + one.path("interaction_id").asText())
                    .path("shadow_answers")
                    .path(0);
            if (!shadow.isMissingNode()) {
                return shadow;
            }
        }
        return null;
    }

    @Test
    void shouldLeaveEverybodyOfTheOtherArmsWhereTheyAreWhenOneIsTakenOff() throws Exception {
        live.versions().good("trial-one");
        live.versions().bad("trial-two");
        String id = begin(Map.of(
                "version",
                "trial-one",
                "strategy",
                "experiment",
                "versions",
                List.of("trial-two"),
                "automatic",
                false));
        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(served("asking-")).containsExactlyInAnyOrder(BASE, "trial-one", "trial-two"));
        Map<String, String> before = versionsOf("asking-");

        door.order("/api/admin/rollouts/" + id + "/rollback?version=trial-two", Map.of());

        Awaitility.await()
                .atMost(LIMIT)
                .untilAsserted(() -> assertThat(served("asking-")).containsExactlyInAnyOrder(BASE, "trial-one"));
        Map<String, String> after = versionsOf("asking-");
        assertThat(after)
                .isEqualTo(before.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, one -> one.getValue().equals("trial-two") ? BASE : one.getValue())));
        JsonNode report = door.look("/api/admin/experiments/" + id);
        assertThat(report.path("arms").findValuesAsText("state")).containsExactly("running", "running", "dropped");
        assertThat(report.path("arms").findValuesAsText("share")).containsExactly("0.6667", "0.3333", "0.0");
        door.order("/api/admin/rollouts/" + id + "/rollback", Map.of());
    }
}
