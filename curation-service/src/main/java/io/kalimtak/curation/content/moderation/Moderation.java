package io.kalimtak.curation.content.moderation;

import io.kalimtak.curation.rule.Verdict;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a moderator says of one text.
 *
 * @param severities of what it flags, 1 (mild) to 3 (grave), by category; empty when it flags nothing
 */
public record Moderation(Map<Category, Integer> severities) {
    public static final int GRAVE = 3;

    /** Begins the reason of a row that is dropped; the category follows. */
    public static final String FLAGGED = "unsafe content: ";

    public Moderation {
        severities = Map.copyOf(severities);
    }

    public boolean flagged() {
        return !severities.isEmpty();
    }

    /** Drops for the first category, in the order of {@link Category}, that is wanted and severe enough. */
    public Verdict verdict(Set<Category> categories, int minSeverity) {
        for (Map.Entry<Category, Integer> entry : new TreeMap<>(severities).entrySet()) {
            if (categories.contains(entry.getKey()) && entry.getValue() >= minSeverity) {
                return Verdict.drop(FLAGGED + entry.getKey().label());
            }
        }
        return Verdict.keep();
    }
}
