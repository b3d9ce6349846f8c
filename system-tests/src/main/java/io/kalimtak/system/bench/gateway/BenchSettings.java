package io.kalimtak.system.bench.gateway;

import java.util.HashMap;
import java.util.Map;

/**
 * What the two gateways are started with.
 *
 * @param upstream port on 127.0.0.1 of a speaker of OpenAI's protocol
 * @param passesOn whether ours passes chats on to the upstream, or answers itself alone
 * @param concurrency calls at once that ours may make to it; 0: its default
 * @param collector port on 127.0.0.1 of who takes traces, of which all are recorded then; 0: none are
 * @param everything all services, or the gateway alone with the servers that it records to and the model registry, which
 *     tells it what to answer with
 * @param loadCores cores for the load and the upstream, apart from the servers'; 0: all cores for all
 */
public record BenchSettings(
        int upstream, boolean passesOn, int concurrency, int collector, boolean everything, int loadCores) {
    private static final String ENGINE = "KALIMTAK_GATEWAY_ENGINES_UPSTREAM_";

    /** How many cores this machine can spare for the load: a quarter, none below four. */
    public static int coresToSpare() {
        return Cores.toSpare();
    }

    /** Settings of our gateway in MicroProfile's spelling. */
    Map<String, String> environment() {
        Map<String, String> settings = new HashMap<>();
        // No limit a key, which is 1,000 calls a second otherwise.
        settings.put("KALIMTAK_GATEWAY_KEYS_RATE_PER_MINUTE", "100000000");
        if (collector > 0) {
            settings.put("KALIMTAK_TELEMETRY_ENDPOINT", "http://127.0.0.1:" + collector);
            settings.put("KALIMTAK_TELEMETRY_PROTOCOL", "http/protobuf");
        }
        if (passesOn) {
            settings.put("KALIMTAK_GATEWAY_CHAT_ENGINE", "upstream");
            settings.put(ENGINE + "BASE_URL", "http://127.0.0.1:" + upstream + "/v1");
            settings.put(ENGINE + "MODEL", "zero");
            settings.put(ENGINE + "ALLOW_PRIVATE", "true");
            // What comes at once after a pause shall wait, and be seen in the tail, not be refused.
            settings.put(ENGINE + "QUEUE", Integer.toString(OpenLoop.MOST_AT_ONCE));
        }
        if (passesOn && concurrency > 0) {
            settings.put(ENGINE + "CONCURRENCY", Integer.toString(concurrency));
        }
        return settings;
    }
}
