package io.kalimtak.kit.privacy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a service erased.
 *
 * @param rows how many, by kind; kinds of which there were none stand there with 0
 * @param trainingSets sets that the person's data had reached
 * @param modelVersions versions that were trained on such sets
 */
public record Erased(Map<String, Long> rows, List<UUID> trainingSets, List<String> modelVersions) {
    public Erased {
        rows = new TreeMap<>(rows);
        trainingSets = List.copyOf(trainingSets);
        modelVersions = List.copyOf(modelVersions);
    }

    /** Rows alone. */
    public static Erased rows(Map<String, Long> rows) {
        return new Erased(rows, List.of(), List.of());
    }
}
