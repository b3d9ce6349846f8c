package io.kalimtak.registry.erasure;

import static io.kalimtak.registry.Registry.call;
import static io.kalimtak.registry.Registry.enter;
import static io.kalimtak.registry.Registry.rollOut;
import static io.kalimtak.registry.Registry.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.kalimtak.events.v1.PrivacyEvent;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.registry.Registry;
import io.kalimtak.registry.db.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The policy that holds by default: marked, and promoted no further. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "registry"))
class ErasedDataIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Inject
    Registry registry;

    @Inject
    Receipts receipts;

    @Inject
    Database database;

    private final String subject = "subject-" + UUID.randomUUID();

    @BeforeEach
    void reset() {
        registry.reset();
        enter("v1");
    }

    @Test
    void shouldMarkReportAndStopPromotingWhatHeldAnErasedPerson() {
        rollOut("v1", "immediate");
        enter("v2");
        UUID request = UUID.randomUUID();

        receipts.curationErased(subject, request, List.of(Receipts.SET));

        await().atMost(SOON).until(() -> receipts.ofRegistry(subject).size() == 1);
        PrivacyEvent receipt = receipts.ofRegistry(subject).getFirst();
        assertThat(receipt.getRequestId()).isEqualTo(request);
        assertThat(receipt.getModelVersions()).containsExactlyInAnyOrder("v1", "v2");
        assertThat(receipt.getErased()).isEqualTo(Map.of("model_versions_marked", 2L, "observations", 0L));
        version("v1")
                .body("contains_erased_data", is(true))
                .body("deployment_status", is("live"))
                .body("history[-1].reason", containsString("it serves until the next training cycle"))
                .body("history[-1].evidence.request_id", is(request.toString()));
        version("embedded-base-1").body("contains_erased_data", is(false));
        rollOut(Map.of("version", "v2", "strategy", "canary"))
                .statusCode(409)
                .body("detail", containsString("trained on a set that was revoked since"));
    }

    @Test
    void shouldReportNoVersionWhenThePersonWasInNoSet() {
        receipts.curationErased(subject, UUID.randomUUID(), List.of());

        await().atMost(SOON).until(() -> receipts.ofRegistry(subject).size() == 1);
        assertThat(receipts.ofRegistry(subject).getFirst().getModelVersions()).isEmpty();
        version("v1").body("contains_erased_data", is(false));
    }

    @Test
    void shouldMarkAVersionThatIsRegisteredAfterTheErasure() {
        receipts.curationErased(subject, UUID.randomUUID(), List.of(Receipts.SET));
        await().atMost(SOON).until(() -> receipts.ofRegistry(subject).size() == 1);

        enter("v2");

        version("v2").body("contains_erased_data", is(true));
    }

    @Test
    void shouldNotPromoteWhatWasTrainedOnSomebodyWhoWithdrewConsent() {
        receipts.curationRevoked(Receipts.SET, "a person whose rows it held withdrew consent to training");

        await().atMost(SOON)
                .until(() -> !database.list("SELECT 1 FROM revoked_training_sets", row -> 1)
                        .isEmpty());
        rollOut(Map.of("version", "v1", "strategy", "immediate"))
                .statusCode(409)
                .body("detail", containsString("withdrew consent to training"));
        assertThat(status("v1")).isEqualTo("registered");
        version("v1").body("contains_erased_data", is(false));
    }

    private static ValidatableResponse version(String name) {
        return call().get("/api/admin/model-versions/" + name).then().statusCode(200);
    }
}
