package io.kalimtak.registry.rollout;

import io.kalimtak.registry.decision.Difference;
import io.kalimtak.registry.decision.Measure;
import io.kalimtak.registry.decision.Tally;
import io.kalimtak.registry.observation.ObservedExperiments.ObservedArm;
import io.kalimtak.registry.route.Arm;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds up what people had of one arm of an experiment and of the live version, table by table. */
final class ExperimentTallies {
    private ExperimentTallies() {}

    /** People who rated an answer of an arm. */
    static long rated(List<ObservedArm> had, String arm) {
        Set<Long> people = new HashSet<>();
        had.stream()
                .filter(one -> one.arm().equals(arm) && one.had().rated() > 0)
                .forEach(one -> people.add(one.had().unit()));
        return people.size();
    }

    /** An arm less the live version, by every measure that people's answers tell of. */
    static Map<Measure, Difference> differences(List<ObservedArm> had, String arm) {
        List<ObservedArm> both = had.stream()
                .filter(one -> one.arm().equals(arm) || one.arm().equals(Arm.LIVE))
                .toList();
        Map<Measure, Difference> differences = new EnumMap<>(Measure.class);
        for (Measure measure : RolloutEvidence.MEASURED) {
            List<Tally> tallies = both.stream()
                    .flatMap(one -> RolloutEvidence.tally(measure, one.had(), one.table()).stream())
                    .toList();
            differences.put(measure, Difference.of(tallies));
        }
        return differences;
    }
}
