package io.kalimtak.curation.rule;

import java.util.Map;

/** No more rows than were asked for. */
public record LimitRule(int limit) implements SetRule {
    @Override
    public String name() {
        return "limit";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("limit", Integer.toString(limit));
    }

    @Override
    public void apply(StagedRows rows) {
        rows.keepBest(limit, this, "beyond the " + limit + " best rows");
    }
}
