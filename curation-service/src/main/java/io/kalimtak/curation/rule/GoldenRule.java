package io.kalimtak.curation.rule;

import java.util.Map;

/**
 * Nothing of the golden evaluation set, nor what is nearly the same: a version is never tested on what it was trained on.
 *
 * @param similarity what nearly the same means
 */
public record GoldenRule(Map<String, String> similarity) implements SetRule {
    public GoldenRule {
        similarity = Map.copyOf(similarity);
    }

    @Override
    public String name() {
        return "golden";
    }

    @Override
    public Map<String, String> settings() {
        return similarity;
    }

    @Override
    public void apply(StagedRows rows) {
        rows.dropTwinsOfGolden(this, "in the golden evaluation set, or nearly the same as a request that is");
    }
}
