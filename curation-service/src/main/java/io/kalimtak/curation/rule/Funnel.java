package io.kalimtak.curation.rule;

import java.util.List;

/**
 * How many rows came in and what became of them: received = the sum of dropped + kept, and kept = train + eval.
 *
 * @param received rated interactions of the asked time
 * @param flagged rows that hold a suspicious n-gram, whatever became of them
 */
public record Funnel(long received, List<Stage> stages, long kept, long train, long eval, long flagged) {
    /**
     * What one rule dropped for one reason. A rule that dropped nothing has one stage with 0 and no reason; a rule with
     * several reasons has one stage each.
     */
    public record Stage(String rule, int version, long dropped, String reason) {}

    public Funnel {
        stages = List.copyOf(stages);
    }
}
