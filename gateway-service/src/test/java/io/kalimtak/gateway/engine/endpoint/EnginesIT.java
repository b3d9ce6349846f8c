package io.kalimtak.gateway.engine.endpoint;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.local.testing.KalimtakServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Engines at endpoints in a gateway that runs: made of its configuration, counted where the others are. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
@QuarkusTestResource(value = EndpointBehind.class, restrictToAnnotatedClass = true)
class EnginesIT {
    @Inject
    Engines engines;

    @Test
    void shouldAskTheFallbackOfAnEngineThatIsAwayAndShowBothInTheMetrics() throws EngineException {
        Answer answer = engines.ask("away", EnginesSetup.hello());

        assertThat(answer.engine()).isEqualTo("hosted");
        assertThat(answer.model()).isEqualTo("gpt-4.1");
        given().get("/q/metrics")
                .then()
                .body(containsString("kalimtak_engine_calls_total{engine=\"hosted\",outcome=\"answered\"} 1.0"))
                .body(containsString("kalimtak_engine_calls_total{engine=\"away\",outcome=\"unreachable\"} 1.0"))
                .body(containsString("kalimtak_engine_circuit{engine=\"away\"} 0.0"))
                .body(containsString("kalimtak_engine_calls_open{engine=\"hosted\"} 0.0"))
                .body(containsString("kalimtak_engine_calls_waiting{engine=\"hosted\"} 0.0"));
    }

    @Test
    void shouldHaveNoHealthCheckOfAnEngine() {
        given().get("/q/health").then().body(org.hamcrest.Matchers.not(containsString("away")));
    }
}
