package io.kalimtak.gateway.telemetry;

import static io.kalimtak.gateway.engine.endpoint.EndpointServer.recorded;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.kalimtak.events.v1.RouteArm;
import io.kalimtak.gateway.GatewayProbe;
import io.kalimtak.gateway.ServicesBehind;
import io.kalimtak.gateway.engine.endpoint.EndpointServer;
import io.kalimtak.gateway.openai.TunedBehind;
import io.kalimtak.kit.ids.Pseudonyms;
import io.kalimtak.local.testing.Broker;
import io.kalimtak.local.testing.Collecting;
import io.kalimtak.local.testing.KalimtakServers;
import io.kalimtak.local.testing.TraceCollector;
import io.kalimtak.local.testing.TraceCollector.Seen;
import io.kalimtak.schemas.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Traces as a collector gets them from a gateway that runs. */
@QuarkusTest
@QuarkusTestResource(value = KalimtakServers.class, initArgs = @ResourceArg(name = "service", value = "gateway"))
@QuarkusTestResource(ServicesBehind.class)
@QuarkusTestResource(value = TunedBehind.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Collecting.class, restrictToAnnotatedClass = true)
class TelemetryIT {
    private static final String WORDS = "write a polite email to my landlord";
    private static final String PERSON = "traced-person";
    private static final String CALLER = "b7ad6b7169203331";
    private static final String ROUTE_OF_CHAT = "/v1/chat/completions";

    @Inject
    GatewayProbe probe;

    @Inject
    Pseudonyms pseudonyms;

    private EndpointServer endpoint;
    private TraceCollector collector;
    private final String trace = random(16);

    private static String random(int bytes) {
        byte[] id = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(id);
        id[0] |= 1;
        return HexFormat.of().formatHex(id);
    }

    @BeforeEach
    void serveATunedModel() {
        endpoint.seen().clear();
        endpoint.replies(EndpointServer.json(200, recorded("chat.json")));
        serve(TunedBehind.live());
    }

    @AfterEach
    void serveTheBaseVersion() {
        serve(GatewayProbe.base());
    }

    private void serve(RouteArm arm) {
        probe.serve(arm);
    }

    private RequestSpecification as(String key) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + key)
                .header("User-Agent", "a-persons-agent")
                .header("traceparent", "00-" + trace + "-" + CALLER + "-01")
                .header("tracestate", "vendor=1");
    }

    private Response chat(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "model", "default", "user", PERSON, "messages", List.of(Map.of("role", "user", "content", WORDS))));
        body.putAll(more);
        return as(GatewayProbe.APP_KEY).body(body).post(ROUTE_OF_CHAT);
    }

    /** All of the trace, once the span of the request is there: it ends last but for records on their way. */
    private List<Seen> spans(String... names) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> collector.spans(trace),
                        seen -> List.of(names).stream()
                                .allMatch(name -> seen.stream()
                                        .anyMatch(span -> span.name().equals(name))));
    }

    private static Seen named(List<Seen> spans, String name) {
        return spans.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void assertNothingPersonal(List<Seen> spans, String... more) {
        assertThat(spans)
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.text())
                        .doesNotContain("landlord")
                        .doesNotContain(PERSON)
                        .doesNotContain(pseudonyms.subject(PERSON))
                        .doesNotContain("a-persons-agent")
                        .doesNotContain(GatewayProbe.APP_KEY));
        for (String words : more) {
            assertThat(spans).noneMatch(span -> span.text().contains(words));
        }
    }

    @Test
    void shouldGoOnWithTheCallersTraceToTheEndpointAndToKafka() {
        Response response = chat(Map.of("temperature", 0.2));

        response.then().statusCode(200);
        String id = response.header("x-kalimtak-interaction-id");
        List<Seen> spans = spans(
                "POST " + ROUTE_OF_CHAT,
                "chat ft:small:kalimtak",
                "send kalimtak.interactions.v1",
                "send kalimtak.identities.v1");
        assertThat(spans).hasSize(4);
        Seen request = named(spans, "POST " + ROUTE_OF_CHAT);
        assertThat(request.kind()).isEqualTo("SERVER");
        assertThat(request.parentId()).isEqualTo(CALLER);
        assertThat(request.service()).isEqualTo("gateway-service");
        assertThat(request.resource().get("service.version")).isNotBlank();
        assertThat(request.attributes())
                .containsEntry("http.request.method", "POST")
                .containsEntry("http.route", ROUTE_OF_CHAT)
                .containsEntry("http.response.status_code", "200")
                .containsEntry("kalimtak.interaction.id", id)
                .containsEntry("kalimtak.model.version", "openai-1")
                .containsEntry("kalimtak.route", "default")
                .containsEntry("kalimtak.arm", "live");
        Seen call = named(spans, "chat ft:small:kalimtak");
        assertThat(call.kind()).isEqualTo("CLIENT");
        assertThat(call.parentId()).isEqualTo(request.spanId());
        assertThat(call.attributes())
                .containsEntry("gen_ai.operation.name", "chat")
                .containsEntry("gen_ai.provider.name", "openai")
                .containsEntry("gen_ai.request.temperature", "0.2")
                .containsEntry("gen_ai.response.finish_reasons", "stop")
                .containsEntry("kalimtak.interaction.id", id)
                .containsKeys("gen_ai.response.id", "gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens")
                .doesNotContainKeys("gen_ai.input.messages", "gen_ai.output.messages");
        assertThat(endpoint.seen().getFirst().headers())
                .containsEntry("traceparent", "00-" + trace + "-" + call.spanId() + "-01")
                .containsEntry("tracestate", "vendor=1");
        Seen sent = named(spans, "send kalimtak.interactions.v1");
        assertThat(sent.kind()).isEqualTo("PRODUCER");
        assertThat(sent.parentId()).isEqualTo(request.spanId());
        assertThat(Broker.records(Topic.INTERACTIONS.topicName(), id).getFirst().headers())
                .anySatisfy(header -> {
                    assertThat(header.key()).isEqualTo("traceparent");
                    assertThat(new String(header.value(), StandardCharsets.US_ASCII))
                            .isEqualTo("00-" + trace + "-" + sent.spanId() + "-01");
                });
        assertNothingPersonal(spans, response.path("choices[0].message.content").toString());
    }

    @Test
    void shouldTellOfAStreamToItsEnd() {
        endpoint.replies(EndpointServer.stream(recorded("stream.txt")));

        chat(Map.of("stream", true)).then().statusCode(200).body(containsString("[DONE]"));

        List<Seen> spans = spans("POST " + ROUTE_OF_CHAT, "chat ft:small:kalimtak", "send kalimtak.interactions.v1");
        Seen call = named(spans, "chat ft:small:kalimtak");
        assertThat(call.attributes())
                .containsEntry("gen_ai.request.stream", "true")
                .containsEntry("gen_ai.response.finish_reasons", "stop")
                .containsKeys("gen_ai.response.time_to_first_chunk", "gen_ai.usage.output_tokens");
        Seen request = named(spans, "POST " + ROUTE_OF_CHAT);
        assertThat(request.endNanos()).isGreaterThanOrEqualTo(call.endNanos());
        assertNothingPersonal(spans, "Grüße");
    }

    @Test
    void shouldTellThatAStreamBrokeOff() {
        String whole = recorded("stream.txt");
        endpoint.replies(EndpointServer.cut(whole.substring(0, whole.indexOf("\n\n", whole.indexOf("Grüße")) + 2)));

        chat(Map.of("stream", true));

        Seen call = named(spans("chat ft:small:kalimtak"), "chat ft:small:kalimtak");
        assertThat(call.status()).isEqualTo("ERROR");
        assertThat(call.attributes()).containsEntry("error.type", "broken");
    }

    @Test
    void shouldTellOfTheEmbeddedEngine() {
        serve(GatewayProbe.base());

        Response response = as(GatewayProbe.APP_KEY)
                .body(Map.of("input_text", WORDS, "user_id", PERSON))
                .post("/api/generate");

        response.then().statusCode(200);
        List<Seen> spans = spans("POST /api/generate", "chat embedded-base-1", "send kalimtak.interactions.v1");
        Seen answer = named(spans, "chat embedded-base-1");
        assertThat(answer.kind()).isEqualTo("INTERNAL");
        assertThat(answer.parentId())
                .isEqualTo(named(spans, "POST /api/generate").spanId());
        assertThat(answer.attributes())
                .containsEntry("gen_ai.provider.name", "kalimtak")
                .containsEntry(
                        "gen_ai.usage.output_tokens",
                        response.<Integer>path("tokens_output").toString())
                .containsEntry("kalimtak.interaction.id", response.path("interaction_id"));
        assertNothingPersonal(spans, response.<String>path("structured_prompt"));
    }

    @Test
    void shouldPassItsOwnSpanToTheServicesBehindAndNameNoPerson() {
        String body = as(GatewayProbe.PRIVACY_KEY)
                .body("{}")
                .put("/api/privacy/users/" + PERSON + "/consent?trace")
                .asString();

        Seen request = named(spans("PUT /api/{area}/{rest}"), "PUT /api/{area}/{rest}");
        assertThat(body).endsWith("in [00-" + trace + "-" + request.spanId() + "-01]");
        assertNothingPersonal(collector.spans(trace));
    }

    @Test
    void shouldNameRefusedRequestsAndBeginATraceWhereThereIsNone() {
        given().contentType("application/json")
                .body("{}")
                .post("/api/generate")
                .then()
                .statusCode(401);
        given().header("traceparent", "a-persons-words")
                .get("/nothing/" + PERSON)
                .then()
                .statusCode(404);
        given().get("/q/health").then().statusCode(200);

        Awaitility.await()
                .untilAsserted(() -> assertThat(collector.spans()).anySatisfy(span -> {
                    assertThat(span.attributes()).containsEntry("http.response.status_code", "401");
                    assertThat(span.name()).isEqualTo("POST /api/generate");
                    assertThat(span.parentId()).isEmpty();
                }));
        assertThat(collector.spans()).noneMatch(span -> span.name().contains("/q/"));
        assertNothingPersonal(collector.spans(), "a-persons-words");
    }

    @Test
    void shouldCountByTheConventionsWithTheirBuckets() {
        chat(Map.of()).then().statusCode(200);

        String labels = "error_type=\"\",gen_ai_operation_name=\"chat\",gen_ai_provider_name=\"openai\","
                + "gen_ai_request_model=\"ft:small:kalimtak\",server_address=\"127.0.0.1\"";
        given().get("/q/metrics")
                .then()
                .body(containsString("gen_ai_client_operation_duration_seconds_bucket{" + labels))
                .body(containsString("le=\"81.92\"}"))
                .body(containsString("gen_ai_client_token_usage_bucket{gen_ai_operation_name=\"chat\""))
                .body(containsString("le=\"6.7108864E7\"}"));
    }
}
