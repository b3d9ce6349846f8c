package io.kalimtak.registry.erasure;

import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.rollOut;
import static io.kalimtak.registry.Registry.route;
import static io.kalimtak.registry.Registry.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The policy quarantine: such versions stop serving at once. */
@QuarkusTest
@TestProfile(QuarantineErasedDataIT.Quarantine.class)
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class QuarantineErasedDataIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** The stricter policy. */
    public static class Quarantine implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kalimtak.registry.erasure.policy", "quarantine");
        }
    }

    @Inject
    Registry registry;

    @Inject
    Receipts receipts;

    private final String subject = "subject-" + UUID.randomUUID();

    @BeforeEach
    void reset() {
        registry.reset();
        enter("v1");
        enter("v2");
    }

    @Test
    void shouldGoBackPastEveryVersionThatHeldThePerson() {
        rollOut("v1", "immediate");
        rollOut("v2", "immediate");

        erase();

        route().body("arms.version", contains("embedded-base-1"));
        assertThat(List.of(status("v1"), status("v2"))).containsOnly("quarantined");
    }

    @Test
    void shouldTakeACanaryAndTheLiveVersionBehindItOff() {
        rollOut("v1", "immediate");
        rollOut("v2", "canary");

        erase();

        route().body("arms.version", contains("embedded-base-1"));
        assertThat(List.of(status("v1"), status("v2"))).containsOnly("quarantined");
    }

    @Test
    void shouldQuarantineWhatServesNobody() {
        erase();

        assertThat(List.of(status("v1"), status("v2"))).containsOnly("quarantined");
        route().body("arms.version", contains("embedded-base-1"));
    }

    private void erase() {
        receipts.curationErased(subject, UUID.randomUUID(), List.of(Receipts.SET));
        await().atMost(SOON).until(() -> receipts.ofRegistry(subject).size() == 1);
        assertThat(receipts.ofRegistry(subject).getFirst().getModelVersions()).contains("v1", "v2");
    }
}
