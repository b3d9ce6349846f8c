package io.kalimtak.curation.set.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a rule between two sets.
 *
 * @param kind {@code added}, {@code removed}, {@code version}, or {@code settings} when the version is the same
 * @param before as it was applied then, or null
 * @param now as it was applied now, or null
 */
public record RuleChange(String name, String kind, Manifest.AppliedRule before, Manifest.AppliedRule now) {
    /** Rules that differ: those of now in their order, then those that are gone in theirs. */
    public static List<RuleChange> between(List<Manifest.AppliedRule> before, List<Manifest.AppliedRule> now) {
        Map<String, Manifest.AppliedRule> left = new LinkedHashMap<>();
        before.forEach(rule -> left.put(rule.name(), rule));
        List<RuleChange> changes = new ArrayList<>();
        for (Manifest.AppliedRule rule : now) {
            Manifest.AppliedRule old = left.remove(rule.name());
            if (!rule.equals(old)) {
                changes.add(new RuleChange(rule.name(), kind(old, rule), old, rule));
            }
        }
        left.values().forEach(old -> changes.add(new RuleChange(old.name(), "removed", old, null)));
        return changes;
    }

    private static String kind(Manifest.AppliedRule old, Manifest.AppliedRule rule) {
        if (old == null) {
            return "added";
        }
        return old.version() == rule.version() ? "settings" : "version";
    }
}
