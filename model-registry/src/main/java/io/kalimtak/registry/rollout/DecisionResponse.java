package io.kalimtak.registry.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kalimtak.registry.decision.Decision;
import io.kalimtak.registry.decision.Difference;
import io.kalimtak.registry.decision.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One decision as operators see it.
 *
 * @param verdict {@code wait}, {@code advance}, {@code hold} or {@code roll_back}
 * @param applied whether it was carried out
 * @param step that held, from 1
 * @param ratedInStep people who rated the candidate in that step
 * @param sampleRatioP how likely arms so unequal are by chance, at any look
 * @param replays whether the stored numbers lead to the same decision today
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record DecisionResponse(
        Instant at,
        String verdict,
        String reason,
        boolean applied,
        int step,
        long ratedInStep,
        double sampleRatioP,
        boolean replays,
        List<Measured> measures) {
    /**
     * What one measure said.
     *
     * @param difference candidate less live, in the measure's unit
     * @param lower of the interval that holds at all looks together; null while too little is known
     * @param upper likewise
     * @param margin how much worse is borne
     * @param outcome {@code too_few}, {@code open}, {@code harm} or {@code safe}
     * @param live the live version's mean; null where it has none
     * @param candidate the candidate's mean; null where it has none
     * @param livePeople whose answers of the live version were measured
     * @param candidatePeople whose answers of the candidate were measured
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Measured(
            String measure,
            Double difference,
            Double lower,
            Double upper,
            double margin,
            String outcome,
            Double live,
            Double candidate,
            long livePeople,
            long candidatePeople) {
        private static Measured of(Finding finding, Difference difference) {
            boolean compared = difference.livePeople() > 0 && difference.candidatePeople() > 0;
            return new Measured(
                    finding.measure().label(),
                    compared ? finding.estimate() : null,
                    finding.lower(),
                    finding.upper(),
                    finding.margin(),
                    label(finding.outcome()),
                    compared ? difference.liveMean() : null,
                    compared ? difference.candidateMean() : null,
                    difference.livePeople(),
                    difference.candidatePeople());
        }
    }

    static DecisionResponse of(RolloutDecision row) {
        Decision decision = row.decision();
        return new DecisionResponse(
                row.at(),
                label(decision.verdict()),
                decision.reason(),
                row.applied(),
                row.evidence().step() + 1,
                row.evidence().ratedInStep(),
                decision.sampleRatioP(),
                row.replays(),
                decision.findings().stream()
                        .map(finding -> Measured.of(
                                finding, row.evidence().differences().getOrDefault(finding.measure(), Difference.NONE)))
                        .toList());
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
