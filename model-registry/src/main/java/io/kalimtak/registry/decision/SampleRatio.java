package io.kalimtak.registry.decision;

import java.util.List;
import org.hipparchus.special.Beta;

/**
 * Whether the people of the arms are as many as the shares say. If not, something between the assignment and the record
 * loses the one kind rather than the other, and no comparison means anything.
 *
 * <p>The sequential multinomial test of Lindon and Malek (2022), "Anytime-valid inference for multinomial count data", for
 * two arms: a Bayes factor with a beta prior around the share that is asked for. Its inverse is a p-value at all looks at once.
 */
public final class SampleRatio {
    /** How much the prior insists on the share: a departure by a tenth of it is what is looked for. */
    private static final double CONCENTRATION = 100;

    private SampleRatio() {}

    /**
     * People of a step by arm, each counted once, whose arm was open when they came: those who are new to the rollout. Who
     * had an arm before is no news, for a place on the unit interval stays: {@link #returning} counts what is.
     *
     * @param share of the candidate, in (0, 1)
     */
    public record Arrivals(double share, long live, long candidate) {
        public Arrivals {
            if (!(share > 0 && share < 1) || live < 0 || candidate < 0) {
                throw new IllegalArgumentException("a share of " + share + ", people " + live + " and " + candidate);
            }
        }

        /**
         * People of a step who came in an earlier one, too, and had the live version when they came last. Who had the
         * candidate then has it still and is not counted. To count people anew in each step would take one chance excess
         * for as many as there are steps.
         *
         * @param before share of the candidate when these people came last, below the share now
         * @param share of the candidate now
         */
        public static Arrivals returning(double before, double share, long live, long candidate) {
            return new Arrivals((share - before) / (1 - before), live, candidate);
        }

        /** Natural logarithm of the evidence against the share. */
        double logEvidence() {
            double a = CONCENTRATION * share;
            double b = CONCENTRATION * (1 - share);
            return Beta.logBeta(a + candidate, b + live)
                    - Beta.logBeta(a, b)
                    - candidate * Math.log(share)
                    - live * Math.log(1 - share);
        }
    }

    /** The p-value, valid at every look: 1 where nobody came. Evidence is multiplied. */
    public static double pValue(List<Arrivals> steps) {
        double evidence = steps.stream().mapToDouble(Arrivals::logEvidence).sum();
        return Math.min(1, Math.exp(-evidence));
    }
}
