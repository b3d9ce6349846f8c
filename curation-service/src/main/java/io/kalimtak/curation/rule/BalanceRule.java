package io.kalimtak.curation.rule;

import java.util.Locale;
import java.util.Map;

/**
 * No class of a kind makes up more than a share of the set.
 *
 * @param of DOMAIN, LANGUAGE or TOOL
 * @param maxShare above 0, below 1
 */
public record BalanceRule(StagedRows.Group of, double maxShare) implements SetRule {
    @Override
    public String name() {
        return of.name().toLowerCase(Locale.ROOT) + "-balance";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("max_share", Double.toString(maxShare));
    }

    @Override
    public void apply(StagedRows staged) {
        staged.keepShareOfEach(
                of, maxShare, this, "its " + of.name().toLowerCase(Locale.ROOT) + " makes up too much of the set");
    }
}
