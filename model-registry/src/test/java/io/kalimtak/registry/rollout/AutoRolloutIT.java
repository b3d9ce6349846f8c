package io.kalimtak.registry.rollout;

import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.rollOut;
import static io.kalimtak.registry.Registry.route;
import static io.kalimtak.registry.Registry.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.kalimtak.registry.RegistryConfig;
import io.kalimtak.registry.RegistryConfig.AutoStrategy;
import io.kalimtak.registry.version.VersionRegistered;
import io.kalimtak.registry.version.VersionStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class AutoRolloutIT {
    @Inject
    Registry registry;

    @Inject
    StartRollout startRollout;

    @Inject
    VersionStore versions;

    @Inject
    RolloutStore rollouts;

    @Inject
    SteerRollout steer;

    @BeforeEach
    void reset() {
        registry.reset();
        enter("v1");
    }

    private record Config(boolean autoRollout, AutoStrategy autoRolloutStrategy) implements RegistryConfig {
        @Override
        public List<Double> canarySteps() {
            return List.of(0.1, 1.0);
        }

        @Override
        public Erasure erasure() {
            return null;
        }

        @Override
        public Duration incomingKept() {
            return Duration.ofHours(1);
        }
    }

    private AutoRollout auto(boolean on, AutoStrategy strategy) {
        return new AutoRollout(new Config(on, strategy), startRollout, rollouts);
    }

    private void consider(boolean on, String version) {
        auto(on, AutoStrategy.IMMEDIATE)
                .consider(new VersionRegistered(versions.find(version).orElseThrow(), "key:test"));
    }

    @Test
    void shouldPutARegisteredVersionLiveWhenSwitchedOn() {
        consider(true, "v1");

        assertThat(status("v1")).isEqualTo("live");
        consider(true, "v1");
        route().body("arms.version", contains("v1")).body("actor", is("auto-rollout"));
    }

    @Test
    void shouldLeaveItAloneWhenSwitchedOff() {
        consider(false, "v1");

        assertThat(status("v1")).isEqualTo("registered");
    }

    @Test
    void shouldLeaveTheRegistrationAsItIsWhenTheRouteIsBusy() {
        enter("v2");
        rollOut("v2", "canary");

        consider(true, "v1");

        assertThat(status("v1")).isEqualTo("registered");
    }

    @Test
    void shouldBeginACanaryThatMeasurementsMoveWithTheNewestThatWaitsWhenTheRouteIsFreeAgain() {
        enter("v2");
        enter("v3");
        String busy = rollOut("v1", "canary");
        AutoRollout auto = auto(true, AutoStrategy.CANARY);

        auto.next();
        assertThat(status("v3")).isEqualTo("registered");
        steer.rollBack(UUID.fromString(busy), "key:test", null);
        auto.next();

        assertThat(status("v3")).isEqualTo("canary");
        assertThat(status("v2")).isEqualTo("registered");
        route().body("arms.version", contains("v3", "embedded-base-1")).body("arms[0].share", is(0.1f));
        assertThat(rollouts.automatic(Strategy.CANARY)).hasSize(1);
    }

    @Test
    void shouldTryAVersionInTheShadowAndThenAsACanary() {
        AutoRollout auto = auto(true, AutoStrategy.SHADOW);

        auto.next();
        assertThat(status("v1")).isEqualTo("shadow");
        steer.advance(rollouts.automatic(Strategy.SHADOW).getFirst(), WatchRollouts.ACTOR, null);
        auto.next();

        assertThat(status("v1")).isEqualTo("canary");
        assertThat(rollouts.automatic(Strategy.CANARY)).hasSize(1);
    }

    @Test
    void shouldNotTryAgainWhatWasTaken() {
        String id = rollOut("v1", "canary");
        steer.rollBack(UUID.fromString(id), "key:test", null);

        auto(true, AutoStrategy.CANARY).next();
        auto(false, AutoStrategy.CANARY).next();

        assertThat(rollouts.automatic(Strategy.CANARY)).isEmpty();
    }
}
