package io.kalimtak.kit.retention;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one service keeps, and what else holds there. */
public record ServicePolicy(String service, List<KeptData> kept, Map<String, String> rules) {
    /** Copies both; rules by name. */
    public ServicePolicy {
        kept = List.copyOf(kept);
        rules = new TreeMap<>(rules);
    }
}
