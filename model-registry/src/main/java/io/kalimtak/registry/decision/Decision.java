package io.kalimtak.registry.decision;

import java.util.List;

/**
 * A verdict with its grounds.
 *
 * @param reason one sentence with the numbers that decided
 * @param findings of every measure that is watched
 * @param sampleRatioP how likely arms so unequal are, by chance, at any look
 */
public record Decision(Verdict verdict, String reason, List<Finding> findings, double sampleRatioP) {
    public Decision {
        findings = List.copyOf(findings);
    }
}
