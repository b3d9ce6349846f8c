package io.kalimtak.training.launch.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How many pods or child jobs are how; those of zero are left out. */
record Counts(Map<String, Integer> counts) {
    static Counts of(JsonNode status, String... names) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (String name : names) {
            counts.put(name, status.path(name).asInt());
        }
        counts.values().removeIf(count -> count <= 0);
        return new Counts(counts);
    }

    /** The sums over all of them. */
    static Counts sum(Iterator<JsonNode> statuses, String... names) {
        Map<String, Integer> sums = new LinkedHashMap<>();
        statuses.forEachRemaining(
                status -> of(status, names).counts().forEach((name, count) -> sums.merge(name, count, Integer::sum)));
        return new Counts(sums);
    }

    int of(String name) {
        return counts.getOrDefault(name, 0);
    }

    String text() {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
