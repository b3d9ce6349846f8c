package io.kalimtak.gateway.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.local.testing.Collecting;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.local.testing.TraceCollector;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Content in spans, where an operator switched it on. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
@QuarkusTestResource(
        value = Collecting.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "kalimtak.telemetry.content", value = "true"))
class TelemetryContentIT {
    @Inject
    GatewayProbe probe;

    private TraceCollector collector;

    @BeforeEach
    void serveTheBaseVersion() {
        probe.serve(GatewayProbe.base());
        Awaitility.await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void shouldTellWhatWasAskedAndAnswered() {
        given().contentType("application/json")
                .header("Authorization", "Bearer " + GatewayProbe.APP_KEY)
                .body(Map.of("input_text", "write to my landlord", "user_id", "a-person"))
                .post("/api/generate")
                .then()
                .statusCode(200);

        Awaitility.await()
                .untilAsserted(() -> assertThat(collector.spans()).anySatisfy(span -> {
                    assertThat(span.attribute("gen_ai.input.messages"))
                            .isEqualTo("[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":\"write to my"
                                    + " landlord\"}]}]");
                    assertThat(span.attribute("gen_ai.output.messages"))
                            .startsWith("[{\"role\":\"assistant\",\"parts\":[{\"type\":\"text\",\"content\":\"## ")
                            .contains("landlord");
                }));
        assertThat(collector.spans()).allSatisfy(span -> assertThat(span.text()).doesNotContain("a-person"));
    }
}
