package io.kalimtak.gateway.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.kalimtak.kit.telemetry.TelemetryNames;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.DoubleStream;

/**
 * The conventions' metrics of one call to a model at an endpoint, with their buckets: {@code gen_ai_client_operation_duration_seconds}
 * from when an engine is asked to the last event, {@code gen_ai_client_operation_time_to_first_chunk_seconds} for streams,
 * {@code gen_ai_client_token_usage} for what the endpoint told. The count of the first = answered + failed calls, of which
 * {@code kalimtak_engine_calls_total} tells more: alert by that. Labels are of closed sets: a model that no administrator named is
 * {@code _OTHER}, and what an endpoint calls itself is in spans alone.
 */
final class GenAiMetrics {
    private static final Duration[] SECONDS = DoubleStream.of(
                    0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92)
            .mapToObj(seconds -> Duration.ofMillis(Math.round(seconds * 1e3)))
            .toArray(Duration[]::new);
    private static final double[] TOKENS = {
        1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864
    };

    private final MeterRegistry registry;
    private final Tags tags;

    GenAiMetrics(MeterRegistry registry, ModelServer server, String operation, String model) {
        this.registry = registry;
        this.tags = Tags.of(
                TelemetryNames.GEN_AI_OPERATION.getKey(), operation,
                TelemetryNames.GEN_AI_PROVIDER.getKey(), server.provider(),
                TelemetryNames.GEN_AI_REQUEST_MODEL.getKey(), model,
                TelemetryNames.SERVER_ADDRESS.getKey(), server.address(),
                TelemetryNames.SERVER_PORT.getKey(), Integer.toString(server.port()));
    }

    /** @param error empty: none */
    void ended(Duration after, String error) {
        timer(TelemetryNames.METRIC_DURATION, tags.and(TelemetryNames.ERROR_TYPE.getKey(), error))
                .record(after);
    }

    void firstChunk(Duration after) {
        timer(TelemetryNames.METRIC_TIME_TO_FIRST_CHUNK, tags).record(after);
    }

    /** @param tokens null: not told, and not guessed */
    void used(String type, JsonNode tokens) {
        if (tokens != null) {
            DistributionSummary.builder(TelemetryNames.METRIC_TOKEN_USAGE)
                    .tags(tags.and(TelemetryNames.GEN_AI_TOKEN_TYPE, type))
                    .serviceLevelObjectives(TOKENS)
                    .register(registry)
                    .record(tokens.longValue());
        }
    }

    private Timer timer(String name, Tags with) {
        return Timer.builder(name).tags(with).serviceLevelObjectives(SECONDS).register(registry);
    }
}
