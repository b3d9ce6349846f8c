package io.kalimtak.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.local.launch.KalimtakSystem;
import io.kalimtak.local.launch.Service;
import io.kalimtak.local.server.ChildServer;
import io.kalimtak.local.server.RunFolders;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two gateways on one broker: what a person says at one is in force at the other. */
@ExtendWith(WholeSystem.class)
class ConsentIT {
    /** Far more than it takes, so that a busy machine fails nobody; what it took is printed. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final int PEOPLE = 10;

    private static ChildServer replica;
    private static Door first;
    private static Door second;

    @BeforeAll
    static void start() {
        KalimtakSystem system = WholeSystem.system();
        RunFolders folders = system.settings().folders();
        replica = system.replicate(
                Service.GATEWAY,
                "gateway-2",
                Map.of(
                        "KALIMTAK_GATEWAY_JOURNAL_FOLDER",
                        folders.data("journal-2").toString(),
                        "KALIMTAK_GATEWAY_MODELS_FOLDER",
                        folders.data("models-2").toString()));
        first = new Door(system.url(Service.GATEWAY), system.credentials());
        second = new Door(URI.create("http://127.0.0.1:" + replica.port()), system.credentials());
    }

    @AfterAll
    static void stop() {
        if (replica != null) {
            replica.retire();
        }
    }

    @Test
    void shouldKeepNothingAtEitherGatewayWhenConsentWasWithdrawnAtOne() {
        // Compiles both paths: what is measured is the way of a consent, not a first request.
        logged(first, "somebody-else");
        logged(second, "somebody-else");
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String user = "withdrawing-" + i;
            assertThat(logged(second, user)).isTrue();
            first.consent(user, false, false);
            long withdrawn = System.nanoTime();

            awaitLogged(second, user, false);

            took.add(Duration.ofNanos(System.nanoTime() - withdrawn).toMillis());
            awaitLogged(first, user, false);
        }
        assertThat(logged(second, "somebody-else")).isTrue();
        System.out.println("a consent was in force at the other gateway after ms "
                + took.stream().sorted().toList());
    }

    @Test
    void shouldKeepAgainWhatIsAllowedAgainAtTheOther() {
        first.consent("returning", false, false);
        awaitLogged(second, "returning", false);

        second.consent("returning", true, true);

        awaitLogged(first, "returning", true);
    }

    private static void awaitLogged(Door door, String user, boolean expected) {
        Awaitility.await("logged=" + expected)
                .atMost(LIMIT)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> logged(door, user) == expected);
    }

    private static boolean logged(Door door, String user) {
        Pair pair = new Pair("consent", "plan a week of meals", "", null, false);
        return door.generate(pair, user, UUID.randomUUID().toString())
                .path("logged")
                .asBoolean();
    }
}
