package io.kalimtak.gateway.feedback;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.events.v1.FeedbackSubmission;
import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.kit.ids.InteractionIds;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The network of a call that a trusted proxy passed on. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
@TestProfile(BehindAProxyIT.TrustingProxy.class)
class BehindAProxyIT {
    /** As the README tells an operator. */
    public static final class TrustingProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        }
    }

    @Inject
    GatewayProbe probe;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    InteractionIds ids;

    @Test
    void shouldCountTheNetworkOfTheCallerAndNotTheProxys() {
        assertThat(networkOf("203.0.113.77")).isEqualTo(pseudonyms.network("203.0.113.0/24"));
        assertThat(networkOf("2001:db8:a:b::1")).isEqualTo(pseudonyms.network("2001:db8:a:0:0:0:0:0/48"));
        assertThat(networkOf("10.1.2.3")).isNull();
        assertThat(networkOf("unknown")).isEqualTo(pseudonyms.network("unreadable"));
    }

    /** Hence a proxy must overwrite the header: what a caller wrote into it stands first. */
    @Test
    void shouldBelieveTheFirstAddressOfTheHeader() {
        assertThat(networkOf("198.51.100.1, 203.0.113.77")).isEqualTo(pseudonyms.network("198.51.100.0/24"));
    }

    private String networkOf(String forwardedFor) {
        UUID interaction = ids.next();
        given().contentType("application/json")
                .header("Authorization", "Bearer " + GatewayProbe.APP_KEY)
                .header("X-Forwarded-For", forwardedFor)
                .body(Map.of("interaction_id", interaction, "feedback_score", 4))
                .post("/api/feedback")
                .then()
                .statusCode(202);
        return probe.read(Topic.FEEDBACK_SUBMISSIONS, FeedbackSubmission.class).stream()
                .filter(one -> one.getInteractionId().equals(interaction))
                .findFirst()
                .orElseThrow()
                .getNetworkId();
    }
}
