package io.kalimtak.gateway.shadow;

import static io.kalimtak.gateway.shadow.ShadowCalls.ask;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.gateway.engine.ShelfProbe;
import io.kalimtak.local.testing.Broker;
import io.kalimtak.local.testing.KalimtakServers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Kafka is away while a version is in the shadow. Answers wait for it as long as by default: after some seconds more its client
 * has given the broker up, and every copy would take a second.
 */
@QuarkusTest
@TestProfile(ShadowOutageIT.Impatient.class)
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
class ShadowOutageIT {
    private static final String VERSION = "shadow-in-an-outage";

    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kalimtak.gateway.durable-within", "1s");
        }
    }

    @Inject
    GatewayProbe probe;

    @Inject
    ShelfProbe loaded;

    @Inject
    MeterRegistry metrics;

    @AfterEach
    void serveTheBaseVersionAlone() {
        probe.serve(GatewayProbe.base());
    }

    @Test
    void shouldNotLetAnybodyWaitForKafkaBecauseOfTheShadow() {
        loaded.put(new BrokenModel(VERSION, () -> {}));
        probe.serve(GatewayProbe.base(), GatewayProbe.arm("shadow", VERSION, 0, null));
        double answeredBefore = outcome("answered");
        ask("somebody");
        await().until(() -> outcome("answered") > answeredBefore);
        double droppedBefore = outcome("dropped");
        Broker.pause();
        try {
            // Waits for Kafka; from then on the journal takes what comes.
            ask("somebody");
            long began = System.nanoTime();
            for (int i = 0; i < 40; i++) {
                ask("somebody");
            }

            // Kafka's client would hold each sender up for a second, forty in all.
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
            // 16 are on their way at most, and wait for ten seconds before they are given up.
            await().until(() -> outcome("dropped") >= droppedBefore + 41 - 16);
        } finally {
            Broker.resume();
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().get("/q/health/ready")
                        .then()
                        .body("checks.findAll { it.name == 'journal' }.data.in_use", hasItem(false)));
    }

    private double outcome(String outcome) {
        return ShadowCalls.outcome(metrics, outcome);
    }
}
