package io.kalimtak.local.testing;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A collector as exporters see it: takes spans by OTLP over HTTP, as protobuf, on a port of the loopback address, and keeps them. */
public final class TraceCollector implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Seen> spans = new CopyOnWriteArrayList<>();

    /**
     * A span as it came; values of attributes as text, lists with commas.
     *
     * @param parentId empty: none
     * @param links trace and span id of each, as in {@code traceId-spanId}
     */
    public record Seen(
            Map<String, String> resource,
            String traceId,
            String spanId,
            String parentId,
            String name,
            String kind,
            String status,
            long startNanos,
            long endNanos,
            Map<String, String> attributes,
            List<String> links) {
        /** {@code service.name}. */
        public String service() {
            return resource.get("service.name");
        }

        public String attribute(String key) {
            return attributes.get(key);
        }

        /** Everything that it says, to look for what it must not. */
        public String text() {
            return name + " " + attributes + " " + resource;
        }
    }

    private TraceCollector(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    public static TraceCollector start() {
        try {
            return new TraceCollector(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an exporter is told. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** All that came until now. */
    public List<Seen> spans() {
        return List.copyOf(spans);
    }

    /** Those of one trace. */
    public List<Seen> spans(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            InputStream body = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                    ? new GZIPInputStream(exchange.getRequestBody())
                    : exchange.getRequestBody();
            ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(body);
            request.getResourceSpansList().forEach(of -> {
                Map<String, String> resource = attributes(of.getResource().getAttributesList());
                of.getScopeSpansList()
                        .forEach(scope -> scope.getSpansList().forEach(span -> spans.add(seen(resource, span))));
            });
            byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        }
    }

    private static Seen seen(Map<String, String> resource, Span span) {
        return new Seen(
                resource,
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                span.getName(),
                span.getKind().name().substring("SPAN_KIND_".length()),
                span.getStatus().getCode().name().substring("STATUS_CODE_".length()),
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                attributes(span.getAttributesList()),
                span.getLinksList().stream()
                        .map(link -> hex(link.getTraceId()) + "-" + hex(link.getSpanId()))
                        .toList());
    }

    private static Map<String, String> attributes(List<KeyValue> pairs) {
        Map<String, String> attributes = new TreeMap<>();
        pairs.forEach(
                pair -> attributes.put(pair.getKey(), text(pair.getValue()).collect(Collectors.joining(","))));
        return attributes;
    }

    private static Stream<String> text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> Stream.of(value.getStringValue());
            case INT_VALUE -> Stream.of(Long.toString(value.getIntValue()));
            case DOUBLE_VALUE -> Stream.of(Double.toString(value.getDoubleValue()));
            case BOOL_VALUE -> Stream.of(Boolean.toString(value.getBoolValue()));
            case ARRAY_VALUE -> value.getArrayValue().getValuesList().stream().flatMap(TraceCollector::text);
            default -> Stream.of(value.toString());
        };
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
