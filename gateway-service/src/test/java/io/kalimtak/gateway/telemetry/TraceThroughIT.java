package io.kalimtak.gateway.telemetry;

import static io.kalimtak.gateway.engine.endpoint.EndpointServer.recorded;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.gateway.engine.endpoint.EndpointServer;
import io.kalimtak.gateway.openai.TunedBehind;
import io.kalimtak.kit.telemetry.Tracing;
import io.kalimtak.local.testing.Broker;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.schemas.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway that records no traces, as installed: a caller's own goes through it all the same. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
@WithTestResource(TunedBehind.class)
class TraceThroughIT {
    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Inject
    GatewayProbe probe;

    @Inject
    Tracing tracing;

    private EndpointServer endpoint;

    @BeforeEach
    void serveTheBaseVersion() {
        endpoint.seen().clear();
        endpoint.replies(EndpointServer.json(200, recorded("chat.json")));
        probe.serve(GatewayProbe.base());
        Awaitility.await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    private static RequestSpecification as(String key) {
        return given().contentType("application/json").header("Authorization", "Bearer " + key);
    }

    private static Map<String, ?> chat() {
        return Map.of("model", "gpt-other", "messages", List.of(Map.of("role", "user", "content", "words")));
    }

    private static Map<String, String> headers(String interaction) {
        Map<String, String> headers = new HashMap<>();
        Broker.records(Topic.INTERACTIONS.topicName(), interaction)
                .getFirst()
                .headers()
                .forEach(header -> headers.put(header.key(), new String(header.value())));
        return headers;
    }

    @Test
    void shouldHandACallersTraceToTheEndpointToKafkaAndToServices() {
        assertThat(tracing.tracer().spanBuilder("off").startSpan().isRecording())
                .isFalse();

        Response response = as(GatewayProbe.APP_KEY)
                .header("traceparent", PARENT)
                .header("tracestate", "vendor=1")
                .body(chat())
                .post("/v1/chat/completions");

        assertThat(endpoint.seen().getFirst().headers())
                .containsEntry("traceparent", PARENT)
                .containsEntry("tracestate", "vendor=1");
        assertThat(headers(response.header("x-kalimtak-interaction-id")))
                .containsEntry("traceparent", PARENT)
                .containsEntry("tracestate", "vendor=1");
        assertThat(as(GatewayProbe.ADMIN_KEY)
                        .header("traceparent", PARENT)
                        .get("/api/admin/training-runs?trace")
                        .asString())
                .endsWith("in [" + PARENT + "]");
    }

    @Test
    void shouldMakeUpNoTraceWhereThereIsNone() {
        Response response = as(GatewayProbe.APP_KEY).body(chat()).post("/v1/chat/completions");
        Response bad = as(GatewayProbe.APP_KEY)
                .header("traceparent", "not-one")
                .body(chat())
                .post("/v1/chat/completions");

        assertThat(endpoint.seen())
                .hasSize(2)
                .allSatisfy(seen -> assertThat(seen.headers()).doesNotContainKey("traceparent"));
        assertThat(headers(response.header("x-kalimtak-interaction-id"))).doesNotContainKey("traceparent");
        assertThat(headers(bad.header("x-kalimtak-interaction-id"))).doesNotContainKey("traceparent");
        assertThat(as(GatewayProbe.ADMIN_KEY)
                        .get("/api/admin/training-runs?trace")
                        .asString())
                .endsWith("in null");
    }
}
