package io.kalimtak.registry.decision;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Shares by Thompson sampling: each version gets traffic in proportion to how likely it is the best (Thompson 1933). To give
 * every person a version by a draw of one's own and to cut the traffic by these probabilities is the same, and the second
 * can be said in a routing table; the shares are the propensities that are logged.
 *
 * <p>What is believed of a version is its difference from the live one: normal, with a prior around 0 that is as wide as the
 * effect that is looked for. The live version is 0 by definition. That all differences share the live version's noise is
 * passed over: with a common good or bad day of the live version all others move together.
 */
public final class Thompson {
    private static final int POINTS = 64;
    private static final double WIDTH = 8;

    private Thompson() {}

    /**
     * How likely each version is the best.
     *
     * @param differences from the live version, in the measure's unit; more is better
     * @param prior standard deviation of what is believed before anything is seen, above 0
     * @return the live version's probability first, then those of the differences in their order; they add up to 1
     */
    public static List<Double> best(List<Difference> differences, double prior) {
        if (!(prior > 0)) {
            throw new IllegalArgumentException("a prior of " + prior);
        }
        List<NormalDistribution> beliefs = differences.stream()
                .map(difference -> belief(difference, prior))
                .toList();
        List<Double> weights = new ArrayList<>();
        weights.add(beliefs.stream()
                .mapToDouble(belief -> belief.cumulativeProbability(0))
                .reduce(1, (a, b) -> a * b));
        for (NormalDistribution belief : beliefs) {
            weights.add(best(belief, beliefs));
        }
        double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
        return weights.stream().map(weight -> weight / sum).toList();
    }

    /**
     * Shares of traffic, the live version's first: the probabilities, none below {@code least}, in steps of 0.0001. A version
     * that gets nothing teaches nothing, and what is never tried cannot be estimated afterwards.
     *
     * @param least in (0, 1 / number of versions)
     */
    public static List<Double> shares(List<Double> probabilities, double least) {
        int versions = probabilities.size();
        if (!(least > 0) || least * versions >= 1) {
            throw new IllegalArgumentException("a least share of " + least + " for " + versions + " versions");
        }
        List<Double> shares = new ArrayList<>();
        double others = 0;
        for (double probability : probabilities.subList(1, versions)) {
            double share = Shares.floor(least + (1 - least * versions) * probability);
            shares.add(share);
            others += share;
        }
        shares.addFirst(Shares.rest(others));
        return shares;
    }

    private static NormalDistribution belief(Difference difference, double prior) {
        double before = prior * prior;
        if (!Double.isFinite(difference.variance())) {
            return new NormalDistribution(0, prior);
        }
        double weight = before / (before + difference.variance());
        return new NormalDistribution(weight * difference.estimate(), Math.sqrt(weight * difference.variance()));
    }

    /** The probability that one is above 0 and above all the others, by quadrature: the same numbers every time. */
    private static double best(NormalDistribution one, List<NormalDistribution> all) {
        double deviation = one.getStandardDeviation();
        double from = Math.max(0, one.getMean() - WIDTH * deviation);
        double to = one.getMean() + WIDTH * deviation;
        if (to <= from) {
            return 0;
        }
        GaussIntegrator integrator = new GaussIntegratorFactory().legendre(POINTS, from, to);
        return integrator.integrate(x -> {
            double density = one.density(x);
            for (NormalDistribution other : all) {
                density *= other == one ? 1 : other.cumulativeProbability(x);
            }
            return density;
        });
    }
}
