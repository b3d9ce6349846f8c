package io.kalimtak.system.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who rated the candidate's answers of each step, each person once. */
final class StepRaters {
    private final Map<Integer, Set<Long>> raters = new HashMap<>();

    void add(Answer answer) {
        if (answer.candidate()) {
            raters.computeIfAbsent(answer.step(), step -> new HashSet<>()).add(answer.person());
        }
    }

    int of(int step) {
        return raters.getOrDefault(step, Set.of()).size();
    }
}
