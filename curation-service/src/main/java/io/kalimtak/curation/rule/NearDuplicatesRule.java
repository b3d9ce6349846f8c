package io.kalimtak.curation.rule;

import java.util.Map;
import java.util.TreeMap;

/**
 * Of requests that are nearly the same, by their characters or by their meaning, the best are kept: best first, a row stays
 * unless it is like one that stays already.
 *
 * @param rows how many of those that are like one row stay, itself included
 * @param similarity what is held to be alike, by name; part of the settings
 */
public record NearDuplicatesRule(int rows, Map<String, String> similarity) implements SetRule {
    public NearDuplicatesRule {
        similarity = Map.copyOf(similarity);
    }

    @Override
    public String name() {
        return "near-duplicates";
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(similarity);
        settings.put("rows", Integer.toString(rows));
        return settings;
    }

    @Override
    public void apply(StagedRows staged) {
        staged.keepBestOfTwins(rows, this, "nearly the same request as a better row's");
    }
}
