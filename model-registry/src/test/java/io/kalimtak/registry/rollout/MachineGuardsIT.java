package io.kalimtak.registry.rollout;

import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.rollOut;
import static io.kalimtak.registry.Registry.rollout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.kalimtak.registry.observation.ObservedRollouts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Canaries that go back by what machines say, though nobody rates them. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class MachineGuardsIT {
    private static final double HALF = 0.5;

    @Inject
    Registry registry;

    @Inject
    Traffic traffic;

    @Inject
    WatchRollouts watch;

    @Inject
    ObservedRollouts observed;

    @BeforeEach
    void reset() {
        registry.reset();
        enter("v1");
    }

    @Test
    void shouldCompareNothingThatWasAskedForByName() {
        Instant since = Instant.now().minusSeconds(60);
        traffic.answer(null, HALF, 2, answer -> {
            answer.setModelVersion("v1");
            answer.setArm(answer.getArm().equals("canary") ? "pinned" : "live");
        });

        assertThat(observed.ofVersion(
                        "default", "v1", true, since, Instant.now().plusSeconds(60)))
                .hasSize(1);
    }

    private static String canary(String version) {
        return rollOut(Map.of("version", version, "strategy", "canary", "steps", List.of(HALF, 1.0)))
                .statusCode(202)
                .extract()
                .path("rollout_id");
    }

    @Test
    void shouldGoBackWhenItRefusesWhatTheLiveVersionAnswersOrCostsMore() {
        String id = canary("v1");
        traffic.answer(id, HALF, 200, answer -> {
            answer.setRefused(answer.getArm().equals("canary"));
            answer.setCost(0.002);
        });

        watch.watch();

        rollout(id)
                .body("state", is("ROLLED_BACK"))
                .body("history[-1].reason", containsString("proven worse: refusals +1"));
        enter("v2");
        String dear = canary("v2");
        traffic.answer(dear, HALF, 200, answer -> answer.setCost(answer.getArm().equals("canary") ? 0.004 : 0.002));

        watch.watch();

        rollout(dear).body("history[-1].reason", containsString("proven worse: cost +0.002"));
    }
}
