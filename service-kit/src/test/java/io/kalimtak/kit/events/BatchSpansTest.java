package io.kalimtak.kit.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.kalimtak.kit.telemetry.Causes;
import io.kalimtak.kit.telemetry.TelemetryNames;
import io.kalimtak.kit.telemetry.TraceContext;
import io.kalimtak.schemas.Topic;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class BatchSpansTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final String NOT_SAMPLED = "00-22222222222222222222222222222222-b7ad6b7169203332-00";

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build();
    private final ConsumerRecord<String, byte[]> traced = record(7, "a", PARENT);
    private final ConsumerRecord<String, byte[]> quiet = record(8, "b", NOT_SAMPLED);
    private final ConsumerRecord<String, byte[]> without = record(9, "c", null);

    private BatchSpans begin() {
        return new BatchSpans(provider.get("test"), Topic.FEEDBACK, List.of(traced, quiet, without));
    }

    private SpanData ended(String traceId) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(traceId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldLinkABatchToTheTracesOfItsRecordsAndGoOnWithEach() {
        begin().close();

        assertThat(exporter.getFinishedSpanItems()).hasSize(2).allSatisfy(span -> {
            assertThat(span.getName()).isEqualTo("process kalimtak.feedback.v1");
            assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
        });
        SpanData record = ended(TRACE);
        assertThat(record.getParentSpanId()).isEqualTo("b7ad6b7169203331");
        assertThat(record.getAttributes().get(TelemetryNames.MESSAGING_OFFSET)).isEqualTo(7);
        assertThat(record.getAttributes().asMap().values()).doesNotContain("a");
        SpanData batch = exporter.getFinishedSpanItems().stream()
                .filter(span -> !span.getTraceId().equals(TRACE))
                .findFirst()
                .orElseThrow();
        assertThat(batch.getLinks())
                .extracting(link -> link.getSpanContext().getSpanId())
                .containsExactly("b7ad6b7169203331", "b7ad6b7169203332");
        assertThat(batch.getAttributes().get(TelemetryNames.MESSAGING_BATCH_COUNT))
                .isEqualTo(3);
        assertThat(record.getLinks().getFirst().getSpanContext().getSpanId()).isEqualTo(batch.getSpanId());
    }

    @Test
    void shouldLetWhatARecordCausesGoOnWithItsTrace() {
        BatchSpans spans = begin();
        assertThat(Causes.of("a").traceparent()).contains(TRACE).endsWith("-01");
        assertThat(Causes.of("b").traceparent()).startsWith("00-2222").endsWith("-00");
        assertThat(Causes.of("c").traceparent()).doesNotContain(TRACE);
        spans.close();

        assertThat(Causes.of("a")).isEqualTo(TraceContext.NONE);
    }

    @Test
    void shouldTakeTheOnlyRecordOfABatchForTheCauseOfAll() {
        BatchSpans spans = new BatchSpans(provider.get("test"), Topic.FEEDBACK, List.of(traced));
        assertThat(Causes.of("another key").traceparent()).contains(TRACE);
        spans.close();
        BatchSpans untraced = new BatchSpans(provider.get("test"), Topic.FEEDBACK, List.of(without));
        assertThat(Causes.of("another key").traceparent()).isNotNull().doesNotContain(TRACE);
        untraced.close();

        assertThat(Causes.of("another key")).isEqualTo(TraceContext.NONE);
    }

    @Test
    void shouldMarkTheRecordThatFailedByTheTypeOfItsCauseAlone() {
        try (BatchSpans spans = begin()) {
            spans.failed(traced, new IllegalArgumentException("a person's words"));
        }

        SpanData record = ended(TRACE);
        assertThat(record.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(record.getAttributes().get(TelemetryNames.ERROR_TYPE))
                .isEqualTo("java.lang.IllegalArgumentException");
        assertThat(record.toString()).doesNotContain("person");
        assertThat(DeadLetter.of(traced, "test", new IllegalArgumentException()).headers())
                .containsEntry("traceparent", PARENT);
    }

    @Test
    void shouldGoOnWithACallersTraceWhereNothingIsRecorded() {
        var off = OpenTelemetry.noop().getTracer("test");
        BatchSpans spans = new BatchSpans(off, Topic.FEEDBACK, List.of(traced, without));
        assertThat(Causes.of("a").traceparent()).isEqualTo(PARENT);
        assertThat(Causes.of("c")).isEqualTo(TraceContext.NONE);
        spans.close();
    }

    private static ConsumerRecord<String, byte[]> record(long offset, String key, String traceparent) {
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>("kalimtak.feedback.v1", 0, offset, key, new byte[0]);
        if (traceparent != null) {
            record.headers().add("traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
        }
        return record;
    }
}
