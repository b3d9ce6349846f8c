package io.kalimtak.curation.personal;

import io.kalimtak.curation.personal.find.DataType;
import io.kalimtak.curation.rule.Content;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A row without its personal data.
 *
 * @param content with placeholders; the same object as before when nothing was found
 * @param counts how many stretches of each type were replaced; types that were not found are absent
 */
public record Redaction(Content content, SortedMap<DataType, Integer> counts) {
    public Redaction {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    public boolean found(DataType type) {
        return counts.containsKey(type);
    }
}
