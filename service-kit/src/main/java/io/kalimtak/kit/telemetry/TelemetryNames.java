package io.kalimtak.kit.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/**
 * Every name that telemetry has from a convention or that is our own, so that a change of the conventions is a change here.
 *
 * <p>Followed are OpenTelemetry's semantic conventions 1.41.0, the last release with the conventions of generative AI in it
 * (docs/gen-ai/gen-ai-spans.md and gen-ai-metrics.md). Since then they are in a repository of their own, whose v0.1.0 gives the
 * metrics other names ({@code gen_ai.client.inference.*}); what stores and dashboards read today are the ones here.
 */
public final class TelemetryNames {
    /** The instrumentation's scope. */
    public static final String SCOPE = "io.kalimtak";

    /** Value of an attribute whose true one is none of a closed set. */
    public static final String OTHER = "_OTHER";

    public static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    public static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
    public static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");

    public static final AttributeKey<String> HTTP_METHOD = AttributeKey.stringKey("http.request.method");
    public static final AttributeKey<String> HTTP_ROUTE = AttributeKey.stringKey("http.route");
    public static final AttributeKey<Long> HTTP_STATUS = AttributeKey.longKey("http.response.status_code");
    public static final AttributeKey<String> URL_SCHEME = AttributeKey.stringKey("url.scheme");

    public static final AttributeKey<String> MESSAGING_SYSTEM = AttributeKey.stringKey("messaging.system");
    public static final AttributeKey<String> MESSAGING_DESTINATION =
            AttributeKey.stringKey("messaging.destination.name");
    public static final AttributeKey<String> MESSAGING_OPERATION = AttributeKey.stringKey("messaging.operation.name");
    public static final AttributeKey<String> MESSAGING_OPERATION_TYPE =
            AttributeKey.stringKey("messaging.operation.type");
    public static final AttributeKey<Long> MESSAGING_BATCH_COUNT =
            AttributeKey.longKey("messaging.batch.message_count");
    public static final AttributeKey<String> MESSAGING_PARTITION =
            AttributeKey.stringKey("messaging.destination.partition.id");
    public static final AttributeKey<Long> MESSAGING_OFFSET = AttributeKey.longKey("messaging.kafka.offset");
    public static final String KAFKA = "kafka";
    public static final String SEND = "send";
    public static final String PROCESS = "process";

    public static final AttributeKey<String> GEN_AI_OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
    public static final AttributeKey<String> GEN_AI_PROVIDER = AttributeKey.stringKey("gen_ai.provider.name");
    public static final AttributeKey<String> GEN_AI_REQUEST_MODEL = AttributeKey.stringKey("gen_ai.request.model");
    public static final AttributeKey<Boolean> GEN_AI_REQUEST_STREAM = AttributeKey.booleanKey("gen_ai.request.stream");
    public static final AttributeKey<Double> GEN_AI_REQUEST_TEMPERATURE =
            AttributeKey.doubleKey("gen_ai.request.temperature");
    public static final AttributeKey<Double> GEN_AI_REQUEST_TOP_P = AttributeKey.doubleKey("gen_ai.request.top_p");
    public static final AttributeKey<Long> GEN_AI_REQUEST_MAX_TOKENS =
            AttributeKey.longKey("gen_ai.request.max_tokens");
    public static final AttributeKey<Long> GEN_AI_REQUEST_CHOICES = AttributeKey.longKey("gen_ai.request.choice.count");
    public static final AttributeKey<String> GEN_AI_RESPONSE_ID = AttributeKey.stringKey("gen_ai.response.id");
    public static final AttributeKey<String> GEN_AI_RESPONSE_MODEL = AttributeKey.stringKey("gen_ai.response.model");
    public static final AttributeKey<List<String>> GEN_AI_FINISH_REASONS =
            AttributeKey.stringArrayKey("gen_ai.response.finish_reasons");
    public static final AttributeKey<Double> GEN_AI_TIME_TO_FIRST_CHUNK =
            AttributeKey.doubleKey("gen_ai.response.time_to_first_chunk");
    public static final AttributeKey<Long> GEN_AI_INPUT_TOKENS = AttributeKey.longKey("gen_ai.usage.input_tokens");
    public static final AttributeKey<Long> GEN_AI_OUTPUT_TOKENS = AttributeKey.longKey("gen_ai.usage.output_tokens");
    /** What people write. Never without {@code kalimtak.telemetry.content=true}. */
    public static final AttributeKey<String> GEN_AI_INPUT_MESSAGES = AttributeKey.stringKey("gen_ai.input.messages");
    /** What models answer. Never without {@code kalimtak.telemetry.content=true}. */
    public static final AttributeKey<String> GEN_AI_OUTPUT_MESSAGES = AttributeKey.stringKey("gen_ai.output.messages");

    public static final String CHAT = "chat";
    public static final String EMBEDDINGS = "embeddings";

    /** Metrics by Micrometer, whose labels are attributes' names. */
    public static final String METRIC_TOKEN_USAGE = "gen_ai.client.token.usage";

    public static final String METRIC_DURATION = "gen_ai.client.operation.duration";
    public static final String METRIC_TIME_TO_FIRST_CHUNK = "gen_ai.client.operation.time_to_first_chunk";
    public static final String GEN_AI_TOKEN_TYPE = "gen_ai.token.type";
    public static final String INPUT = "input";
    public static final String OUTPUT = "output";

    /** Our own: of an answer, what it can be found by. None is personal; a subject id is, and must not be here. */
    public static final AttributeKey<String> INTERACTION_ID = AttributeKey.stringKey("kalimtak.interaction.id");

    public static final AttributeKey<String> MODEL_VERSION = AttributeKey.stringKey("kalimtak.model.version");
    public static final AttributeKey<String> ROUTE = AttributeKey.stringKey("kalimtak.route");
    public static final AttributeKey<String> ARM = AttributeKey.stringKey("kalimtak.arm");

    private TelemetryNames() {}
}
