package io.kalimtak.local.launch;

import java.util.List;
import java.util.Map;

/**
 * What a benchmark or a test wants otherwise than {@code ./kalimtak up}, for every service; Kafka's JVM gets the options as well.
 *
 * @param jvmOptions options of the JVM after the usual ones, so that they win
 * @param environment settings after the usual ones, in MicroProfile's spelling
 */
public record ServiceTuning(List<String> jvmOptions, Map<String, String> environment) {
    /** Copies both. */
    public ServiceTuning {
        jvmOptions = List.copyOf(jvmOptions);
        environment = Map.copyOf(environment);
    }

    /** As {@code ./kalimtak up} runs them. */
    public static ServiceTuning none() {
        return new ServiceTuning(List.of(), Map.of());
    }
}
