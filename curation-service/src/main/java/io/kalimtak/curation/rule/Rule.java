package io.kalimtak.curation.rule;

import java.util.Map;

/**
 * A rule of curation. Name and version say which code judged, the settings with what; together they stand in every
 * manifest. Whoever changes what a rule does raises its version.
 */
public sealed interface Rule permits TextRule, SetRule {
    /** Short, stable, in kebab case. */
    String name();

    int version();

    /** The settings in force, by name in snake case; values as text. */
    Map<String, String> settings();
}
