package io.kalimtak.gateway.engine.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kalimtak.gateway.telemetry.GenAi;
import io.kalimtak.kit.telemetry.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Dns;

/** Engines with the settings of a test, and what they count. */
final class EnginesSetup {
    static final ObjectMapper JSON = new ObjectMapper();
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final String VARIABLE_KEY = "sk-of-the-environment";

    private static final int PRIORITY = 200;

    private final Map<String, String> settings = new HashMap<>();
    private Tracing tracing = Tracing.off();
    private boolean content;
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    static EnginesSetup engine(String name, EndpointServer server, String... more) {
        return new EnginesSetup().and(name, server.url(), more);
    }

    /** Another engine at a private address; settings come in pairs of key and value. */
    EnginesSetup and(String name, String url, String... more) {
        put(name, "base-url", url, "model", name + "-model", "allow-private", "true", "retry-within", "2s");
        return put(name, more);
    }

    EnginesSetup put(String name, String... more) {
        for (int i = 0; i < more.length; i += 2) {
            settings.put("kalimtak.gateway.engines." + name + "." + more[i], more[i + 1]);
        }
        return this;
    }

    /** Spans are made by this; with what people write in them or without. */
    EnginesSetup tracedBy(OpenTelemetry made, boolean withContent) {
        tracing = new Tracing(made, false);
        content = withContent;
        return this;
    }

    Engines engines() {
        return engines(Dns.SYSTEM);
    }

    Engines engines(Dns dns) {
        Map<String, String> environment = Map.of("ENGINE_KEY", VARIABLE_KEY, "BROKEN_KEY", "two words");
        GenAi genAi = new GenAi(tracing, metrics, "ft:small:kalimtak"::equals, content);
        return new Engines(
                config(),
                JSON,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new EngineWatch.Made(metrics, genAi),
                environment::get,
                dns);
    }

    EnginesConfig config() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withConverter(Path.class, PRIORITY, new PathConverter())
                .withSources(new PropertiesConfigSource(settings, "test", PRIORITY))
                .withMapping(EnginesConfig.class)
                .build()
                .getConfigMapping(EnginesConfig.class);
    }

    double calls(String engine, String outcome) {
        return count("kalimtak_engine_calls", "engine", engine, "outcome", outcome);
    }

    double retries(String engine) {
        return count("kalimtak_engine_retries", "engine", engine);
    }

    double gauge(String name, String engine) {
        return metrics.get(name).tag("engine", engine).gauge().value();
    }

    private double count(String name, String... tags) {
        var counter = metrics.find(name).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    static Call call(String body) {
        return new Call(null, (ObjectNode) json(body), null);
    }

    /** What most tests ask. */
    static Call hello() {
        return call("{\"messages\":[{\"role\":\"user\",\"content\":\"a person's text\"}]}");
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** All that is left of a stream. */
    static List<JsonNode> rest(EventStream stream) throws EngineException {
        List<JsonNode> events = new ArrayList<>();
        for (JsonNode event = stream.next(); event != null; event = stream.next()) {
            events.add(event);
        }
        return events;
    }
}
