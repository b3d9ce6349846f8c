package io.kalimtak.registry.version;

import java.util.Map;

/** Who changes a status, and on what grounds: it goes into the history as it is. */
public record Why(String actor, String reason, Map<String, String> evidence) {
    public Why {
        evidence = Map.copyOf(evidence);
    }

    public static Why of(String actor, String reason) {
        return new Why(actor, reason, Map.of());
    }
}
