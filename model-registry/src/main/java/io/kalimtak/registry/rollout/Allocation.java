package io.kalimtak.registry.rollout;

import io.kalimtak.kit.problem.ProblemException;
import java.util.Locale;

/** How the arms of an experiment get their shares. */
enum Allocation {
    /** As asked for, for as long as it lasts: to learn. */
    FIXED,
    /** By how likely each version is the best by what is known, again and again: to earn while learning. */
    THOMPSON;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a caller asked for; null: fixed. */
    static Allocation asked(String label) {
        return switch (label) {
            case null -> FIXED;
            case "fixed" -> FIXED;
            case "thompson" -> THOMPSON;
            default -> throw ProblemException.violation("allocation", "must be fixed or thompson");
        };
    }

    static Allocation ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
