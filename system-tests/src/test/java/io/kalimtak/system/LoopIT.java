package io.kalimtak.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.Service;
import io.kalimtak.prompt.metric.Chrf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People ask and correct, a version is trained on it, rolled out under traffic, and answers better. */
@ExtendWith(WholeSystem.class)
class LoopIT {
    private static final int ASKED = 420;
    private static final int HELD_OUT = 80;
    private static final int PEOPLE = 60;

    @Test
    void shouldAnswerHeldOutRequestsBetterAfterOneTurnOfTheLoop() throws Exception {
        KalimtakSystem system = WholeSystem.system();
        turn(new Door(system.url(Service.GATEWAY), system.credentials()));
    }

    private static void turn(Door door) throws Exception {
        Loop loop = new Loop(door);
        List<Pair> pairs = Pairs.read(1);
        List<Pair> asked =
                pairs.stream().filter(pair -> !pair.heldOut()).limit(ASKED).toList();
        List<Pair> heldOut =
                pairs.stream().filter(Pair::heldOut).limit(HELD_OUT).toList();

        double before = worth(door, heldOut, "before");
        for (Pair pair : asked) {
            JsonNode answer = door.generate(pair, person(pair), "ask-" + pair.id());
            door.rate(answer.path("interaction_id").asText(), 2, pair.target());
        }
        JsonNode run = loop.trained(loop.orderTraining(loop.curate(asked.size())));
        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("DONE");

        String version = run.path("version").asText();
        switchUnderTraffic(door, loop, version, heldOut);

        double after = worth(door, heldOut, "after");
        System.out.printf("chrF on %d held-out requests: %.3f before, %.3f after%n", heldOut.size(), before, after);
        assertThat(after).isGreaterThan(before);
    }

    /** Rolls out while two callers ask; none may fail, and the new version must be what they get in the end. */
    private static void switchUnderTraffic(Door door, Loop loop, String version, List<Pair> requests)
            throws InterruptedException {
        Set<String> versions = ConcurrentHashMap.newKeySet();
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> callers = new ArrayList<>();
        int failedBefore = door.failures();
        for (int caller = 0; caller < 2; caller++) {
            String name = "caller-" + caller;
            callers.add(Thread.startVirtualThread(() -> {
                for (int i = 0; !stop.get(); i++) {
                    versions.add(door.generate(requests.get(i % requests.size()), name, name + "-" + i)
                            .path("model_version")
                            .asText());
                }
            }));
        }
        Awaitility.await("callers are answered").atMost(Duration.ofSeconds(60)).until(() -> !versions.isEmpty());
        loop.rollOut(version);
        Awaitility.await("the new version serves")
                .atMost(Duration.ofSeconds(60))
                .until(() -> versions.contains(version));
        stop.set(true);
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(door.failures()).isEqualTo(failedBefore);
        assertThat(versions).hasSize(2);
    }

    private static double worth(Door door, List<Pair> requests, String when) {
        return requests.stream()
                .mapToDouble(pair -> Chrf.score(
                        door.generate(pair, person(pair), when + "-" + pair.id())
                                .path("structured_prompt")
                                .asText(),
                        pair.target()))
                .average()
                .orElseThrow();
    }

    private static String person(Pair pair) {
        return "person-" + Math.floorMod(pair.id().hashCode(), PEOPLE);
    }
}
