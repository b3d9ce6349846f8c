package io.kalimtak.registry.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kalimtak.registry.decision.Decide;
import io.kalimtak.registry.decision.Decision;
import io.kalimtak.registry.decision.Evidence;
import io.kalimtak.registry.decision.Policy;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * A decision as it was made, with all that it was made from.
 *
 * @param applied whether it was carried out; one that waits never is, one on a rollout that a person holds is not
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RolloutDecision(Instant at, boolean applied, Decision decision, Evidence evidence, Policy policy) {
    RolloutDecision carriedOut(boolean done) {
        return new RolloutDecision(at, done, decision, evidence, policy);
    }

    /** Whether the same evidence and policy lead to the same decision today. */
    boolean replays() {
        return Stream.<BiFunction<Evidence, Policy, Decision>>of(Decide::on, Decide::afterwards, Decide::shadow)
                .anyMatch(rule -> decision.equals(rule.apply(evidence, policy)));
    }
}
