package io.kalimtak.registry.rollout;

import io.kalimtak.kit.problem.ProblemException;
import java.util.Locale;

/** How a rollout proceeds. */
enum Strategy {
    /** All traffic at once. */
    IMMEDIATE,
    /** A growing share, step by step; the live version keeps the rest. */
    CANARY,
    /** Several versions beside the live one, compared until one of them wins. */
    EXPERIMENT,
    /** Copies of requests, whose answers nobody sees. */
    SHADOW;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a caller asked for; 400 for what there is not. */
    static Strategy asked(String label) {
        return switch (label) {
            case "immediate" -> IMMEDIATE;
            case "canary" -> CANARY;
            case "experiment" -> EXPERIMENT;
            case "shadow" -> SHADOW;
            default -> throw ProblemException.violation("strategy", "must be immediate, canary, experiment or shadow");
        };
    }

    static Strategy ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
