package io.kalimtak.curation.rule;

import java.util.Map;

/**
 * A rule of curation. Name and version say which code judged, the settings with what; together they stand in every
 * manifest. Whoever changes what a rule does raises its version.
 */
public sealed interface Rule permits TextRule, SetRule {
    /** Short, stable, in kebab case. */
    String name();

    /** 1, until somebody changes what the rule does. */
    default int version() {
        return 1;
    }

    /** The settings in force, by name in snake case; values as text; none by default. */
    default Map<String, String> settings() {
        return Map.of();
    }
}
