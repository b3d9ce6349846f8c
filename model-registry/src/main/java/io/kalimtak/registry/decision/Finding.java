package io.kalimtak.registry.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;

/**
 * What one measure says.
 *
 * @param estimate candidate less live, in the measure's unit
 * @param lower of the interval that holds at all looks together; null while nothing is known
 * @param upper likewise
 * @param margin how much worse is borne, in the measure's unit
 * @param people in the smaller arm
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Finding(
        Measure measure, double estimate, Double lower, Double upper, double margin, Outcome outcome, long people) {
    /** For reasons: the numbers. */
    String said() {
        String name = measure.label();
        if (lower == null || upper == null) {
            return name + ", " + people + " people, too few to say";
        }
        return String.format(
                Locale.ROOT,
                "%s %+.4g (%+.4g to %+.4g) against a margin of %.4g",
                name,
                estimate,
                lower,
                upper,
                margin);
    }

    /** What is proven so far. */
    public enum Outcome {
        /** Too few people yet for the measure to say anything. */
        TOO_FEW,
        /** Neither is proven. */
        OPEN,
        /** The candidate is worse than is borne. */
        HARM,
        /** The candidate is not worse than is borne. */
        SAFE
    }
}
