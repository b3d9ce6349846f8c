package io.kalimtak.registry.rollout;

import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.rollOut;
import static io.kalimtak.registry.Registry.route;
import static io.kalimtak.registry.Registry.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.kalimtak.registry.RegistryConfig;
import io.kalimtak.registry.version.VersionRegistered;
import io.kalimtak.registry.version.VersionStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
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

    @BeforeEach
    void reset() {
        registry.reset();
        enter("v1");
    }

    private record Config(boolean autoRollout) implements RegistryConfig {
        @Override
        public List<Double> canarySteps() {
            return List.of(1.0);
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

    private void consider(boolean on, String version) {
        new AutoRollout(new Config(on), startRollout)
                .consider(new VersionRegistered(versions.find(version).orElseThrow(), "key:test"));
    }

    @Test
    void shouldPutARegisteredVersionLiveWhenSwitchedOn() {
        consider(true, "v1");

        assertThat(status("v1")).isEqualTo("live");
        consider(true, "v1");
        route().body("arms.version", contains("v1")).body("actor", org.hamcrest.Matchers.is("auto-rollout"));
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
}
