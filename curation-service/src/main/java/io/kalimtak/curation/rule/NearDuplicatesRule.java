package io.kalimtak.curation.rule;

import java.util.Map;
import java.util.TreeMap;

/**
 * Of a cluster of near-duplicates, the best rows are kept. A cluster is a connected part of the graph whose edges are the
 * pairs of requests that are alike, by their characters or by their meaning: how, the settings say.
 *
 * @param rows most rows of a cluster
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
    public int version() {
        return 1;
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(similarity);
        settings.put("rows", Integer.toString(rows));
        return settings;
    }

    @Override
    public void apply(StagedRows staged) {
        staged.keepBestOfEach(StagedRows.Group.CLUSTER, rows, this, "nearly the same request as a better row's");
    }
}
