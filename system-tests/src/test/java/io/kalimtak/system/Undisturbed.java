package io.kalimtak.system;

import io.kalimtak.local.launch.ServiceTuning;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings of systems under test: no schedule fires by itself at night, and no version is turned down because the machine is busy. */
final class Undisturbed {
    private static final Map<String, String> SETTINGS = Map.of(
            "KALIMTAK_CURATION_SCHEDULE", "off",
            "KALIMTAK_TRAINING_SCHEDULE_TRAINING", "off",
            "KALIMTAK_TRAINING_SCHEDULE_EVALUATION", "off",
            "KALIMTAK_TRAINING_GATE_MAX_LATENCY_P99_MS", "60000");

    private Undisturbed() {}

    static ServiceTuning tuning() {
        return tuning(List.of(), Map.of());
    }

    /** With what a test wants besides. */
    static ServiceTuning tuning(List<String> jvmOptions, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(SETTINGS);
        settings.putAll(more);
        return new ServiceTuning(jvmOptions, settings);
    }
}
