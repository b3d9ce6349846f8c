package io.kalimtak.gateway.engine.endpoint;

import static io.kalimtak.gateway.engine.endpoint.EndpointServer.json;
import static io.kalimtak.gateway.engine.endpoint.EndpointServer.recorded;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.call;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.hello;
import static io.kalimtak.gateway.engine.endpoint.EnginesSetup.rest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kalimtak.kit.telemetry.TelemetryNames;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Spans of calls to engines, against an endpoint on the wire. */
class EngineTracesTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

    private final EndpointServer server = EndpointServer.start();
    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final EnginesSetup setup = EnginesSetup.engine("hosted", server).tracedBy(sdk(), false);

    private OpenTelemetry sdk() {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                        .build())
                .build();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SpanData span() {
        assertThat(exporter.getFinishedSpanItems()).hasSize(1);
        return exporter.getFinishedSpanItems().getFirst();
    }

    private String seenParent() {
        return server.seen().getFirst().headers().get("traceparent");
    }

    @Test
    void shouldTellOfAWholeAnswerByTheConventions() throws EngineException {
        setup.put("hosted", "provider", "mistral_ai");
        Call call = call("{\"messages\":[{\"role\":\"user\",\"content\":\"a person's text\"}],\"temperature\":0.5,"
                + "\"top_p\":1,\"max_completion_tokens\":300,\"n\":2,\"stop\":[\"a person's end\"]}");

        Answer answer = setup.engines().ask("hosted", new Call("gpt-4.1", call.body(), PARENT));

        SpanData span = span();
        assertThat(span.getName()).isEqualTo("chat gpt-4.1");
        assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(seenParent()).isEqualTo("00-" + TRACE + "-" + span.getSpanId() + "-01");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        var attributes = span.getAttributes();
        assertThat(attributes.get(TelemetryNames.GEN_AI_OPERATION)).isEqualTo("chat");
        assertThat(attributes.get(TelemetryNames.GEN_AI_PROVIDER)).isEqualTo("mistral_ai");
        assertThat(attributes.get(TelemetryNames.GEN_AI_REQUEST_MODEL)).isEqualTo("gpt-4.1");
        assertThat(attributes.get(TelemetryNames.GEN_AI_REQUEST_TEMPERATURE)).isEqualTo(0.5);
        assertThat(attributes.get(TelemetryNames.GEN_AI_REQUEST_TOP_P)).isEqualTo(1.0);
        assertThat(attributes.get(TelemetryNames.GEN_AI_REQUEST_MAX_TOKENS)).isEqualTo(300);
        assertThat(attributes.get(TelemetryNames.GEN_AI_REQUEST_CHOICES)).isEqualTo(2);
        assertThat(attributes.get(TelemetryNames.GEN_AI_REQUEST_STREAM)).isNull();
        assertThat(attributes.get(TelemetryNames.GEN_AI_RESPONSE_ID))
                .isEqualTo(answer.body().path("id").asText());
        assertThat(attributes.get(TelemetryNames.GEN_AI_RESPONSE_MODEL))
                .isEqualTo(answer.body().path("model").asText());
        assertThat(attributes.get(TelemetryNames.GEN_AI_FINISH_REASONS)).containsExactly("stop");
        assertThat(attributes.get(TelemetryNames.GEN_AI_INPUT_TOKENS))
                .isEqualTo(answer.body().at("/usage/prompt_tokens").longValue());
        assertThat(attributes.get(TelemetryNames.GEN_AI_OUTPUT_TOKENS))
                .isEqualTo(answer.body().at("/usage/completion_tokens").longValue());
        assertThat(attributes.get(TelemetryNames.SERVER_ADDRESS)).isEqualTo("127.0.0.1");
        assertThat(attributes.get(TelemetryNames.SERVER_PORT)).isEqualTo(server.port());
        String said = answer.body().at("/choices/0/message/content").asText();
        assertThat(said).isNotBlank();
        assertThat(span.toString()).doesNotContain("person").doesNotContain(said);
    }

    @Test
    void shouldTellOfAStreamOnceItEnded() throws EngineException {
        server.replies(EndpointServer.stream(recorded("stream.txt")));

        EventStream stream = setup.engines().stream("hosted", hello());
        assertThat(exporter.getFinishedSpanItems()).isEmpty();
        rest(stream);
        stream.close();

        SpanData span = span();
        assertThat(span.getName()).isEqualTo("chat hosted-model");
        assertThat(span.getAttributes().get(TelemetryNames.GEN_AI_REQUEST_STREAM))
                .isTrue();
        assertThat(span.getAttributes().get(TelemetryNames.GEN_AI_FINISH_REASONS))
                .containsExactly("stop");
        assertThat(span.getAttributes().get(TelemetryNames.GEN_AI_OUTPUT_TOKENS))
                .isPositive();
        assertThat(span.getAttributes().get(TelemetryNames.GEN_AI_RESPONSE_ID)).isNotBlank();
        assertThat(span.getAttributes().get(TelemetryNames.GEN_AI_TIME_TO_FIRST_CHUNK))
                .isPositive();
        assertThat(span.toString()).doesNotContain("Grüße");
    }

    @Test
    void shouldEndTheSpanOfAStreamThatBreaksOffOrIsClosed() throws EngineException {
        String begin = recorded("stream.txt").split("\n\n")[0] + "\n\n";
        server.replies(EndpointServer.cut(begin), server.hang(begin));
        Engines engines = setup.engines();

        EventStream broken = engines.stream("hosted", hello());
        catchThrowable(() -> rest(broken));
        assertThat(span().getAttributes().get(TelemetryNames.ERROR_TYPE)).isEqualTo("broken");
        assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        exporter.reset();
        engines.stream("hosted", hello()).close();

        assertThat(span().getAttributes().get(TelemetryNames.ERROR_TYPE)).isEqualTo("cancelled");
        assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    @Test
    void shouldTellOfEachEngineThatWasAskedAndOfRetriesAsOneCall() throws EngineException {
        setup.put("hosted", "fallbacks", "other", "retries", "1").and("other", server.url());
        server.replies(
                json(503, "{\"error\":{\"message\":\"a person's text\"}}"),
                json(503, "{}"),
                json(200, recorded("chat.json")));

        setup.engines().ask("hosted", new Call(null, hello().body(), PARENT));

        List<SpanData> spans = exporter.getFinishedSpanItems();
        assertThat(spans).extracting(SpanData::getName).containsExactly("chat hosted-model", "chat other-model");
        assertThat(spans).allSatisfy(span -> assertThat(span.getTraceId()).isEqualTo(TRACE));
        assertThat(spans.getFirst().getAttributes().get(TelemetryNames.ERROR_TYPE))
                .isEqualTo("failed");
        assertThat(spans.getFirst().toString()).doesNotContain("person");
        assertThat(server.seen()).hasSize(3);
    }

    @Test
    void shouldTellOfEmbeddings() throws EngineException {
        server.replies(json(200, recorded("embeddings.json")));

        setup.engines().post("hosted", "embeddings", call("{\"input\":[\"a person's text\"]}"));

        assertThat(span().getName()).isEqualTo("embeddings hosted-model");
        assertThat(span().getAttributes().get(TelemetryNames.GEN_AI_INPUT_TOKENS))
                .isPositive();
        assertThat(span().getAttributes().get(TelemetryNames.GEN_AI_OUTPUT_TOKENS))
                .isNull();
    }

    @Test
    void shouldTellContentWhereItIsSwitchedOn() throws EngineException {
        setup.tracedBy(sdk(), true);
        server.replies(EndpointServer.stream(recorded("stream.txt")), EndpointServer.stream(recorded("tools.txt")));
        Engines engines = setup.engines();

        rest(engines.stream("hosted", hello()));

        assertThat(EnginesSetup.json(span().getAttributes().get(TelemetryNames.GEN_AI_INPUT_MESSAGES)))
                .isEqualTo(EnginesSetup.json(
                        "[{\"role\":\"user\",\"parts\":[{\"type\":\"text\",\"content\":" + "\"a person's text\"}]}]"));
        var answered = EnginesSetup.json(span().getAttributes().get(TelemetryNames.GEN_AI_OUTPUT_MESSAGES));
        assertThat(answered.at("/0/role").asText()).isEqualTo("assistant");
        assertThat(answered.at("/0/parts/0/content").asText()).startsWith("Grüße, 世界 🌍");
        assertThat(answered.at("/0/finish_reason").asText()).isEqualTo("stop");
        exporter.reset();
        rest(engines.stream("hosted", hello()));

        var called = EnginesSetup.json(span().getAttributes().get(TelemetryNames.GEN_AI_OUTPUT_MESSAGES));
        assertThat(called.at("/0/parts/0/type").asText()).isEqualTo("tool_call");
        assertThat(called.at("/0/parts/0/name").asText()).isNotBlank();
        assertThat(EnginesSetup.json(called.at("/0/parts/0/arguments").asText()).isObject())
                .isTrue();
    }

    @Test
    void shouldCountByTheConventionsWithLabelsThatNoCallerChooses() throws EngineException {
        setup.tracedBy(OpenTelemetry.noop(), false);
        server.replies(
                json(200, recorded("chat.json")),
                json(200, recorded("chat.json")),
                json(200, recorded("chat.json")),
                json(400, recorded("too-long.json")),
                EndpointServer.stream(recorded("stream.txt")));
        Engines engines = setup.engines();

        engines.ask("hosted", hello());
        engines.ask("hosted", new Call("ft:small:kalimtak", hello().body(), null));
        engines.ask("hosted", new Call("a person's name", hello().body(), null));
        catchThrowable(() -> engines.ask("hosted", hello()));
        rest(engines.stream("hosted", hello()));

        assertThat(timer("gen_ai.client.operation.duration", "hosted-model", ""))
                .isEqualTo(2);
        assertThat(timer("gen_ai.client.operation.duration", "hosted-model", "refused"))
                .isEqualTo(1);
        assertThat(timer("gen_ai.client.operation.duration", "ft:small:kalimtak", ""))
                .isEqualTo(1);
        assertThat(timer("gen_ai.client.operation.duration", "_OTHER", "")).isEqualTo(1);
        assertThat(setup.metrics
                        .get("gen_ai.client.operation.time_to_first_chunk")
                        .tag("gen_ai.request.model", "hosted-model")
                        .timer()
                        .count())
                .isEqualTo(1);
        var output = setup.metrics
                .get("gen_ai.client.token.usage")
                .tags("gen_ai.token.type", "output", "gen_ai.request.model", "_OTHER", "gen_ai.provider.name", "openai")
                .summary();
        assertThat(output.totalAmount())
                .isEqualTo(EnginesSetup.json(recorded("chat.json"))
                        .at("/usage/completion_tokens")
                        .doubleValue());
        assertThat(output.takeSnapshot().histogramCounts()).hasSize(14);
        assertThat(setup.metrics.getMeters().toString()).doesNotContain("person");
    }

    private long timer(String name, String model, String error) {
        var timer = setup.metrics
                .get(name)
                .tags("gen_ai.request.model", model, "error.type", error, "gen_ai.operation.name", "chat")
                .timer();
        assertThat(timer.takeSnapshot().histogramCounts()).hasSize(14);
        return timer.count();
    }
}
