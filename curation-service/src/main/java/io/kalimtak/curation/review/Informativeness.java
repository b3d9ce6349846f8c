package io.kalimtak.curation.review;

import io.kalimtak.curation.classification.VectorSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Says of each interaction how much its label would teach.
 *
 * <p>Uncertainty is 0.75 × the entropy in bits of "is the answer good" (uncertainty sampling, Lewis and Gale 1994, with
 * Shannon's entropy as in Settles 2009) + 0.25 × (1 − confidence of the domain). How likely the answer is good follows from
 * the {@value #NEIGHBOURS} most alike requests with labels, each weighted by its cosine, from the interaction's own rating
 * at weight 1, and from the share of good answers overall at weight {@value #PRIOR}. The weights are a choice, not a
 * measurement.
 *
 * <p>Density is the mean cosine to the other interactions that may be asked about in the same vector space, over the
 * largest such mean: a label teaches more where more people ask.
 */
final class Informativeness {
    private static final int NEIGHBOURS = 10;
    private static final double PRIOR = 2;
    private static final double OF_LABEL = 0.75;
    private static final double STEPS_OF_A_SCORE = 4;

    private final List<Labelled> labelled;
    private final double share;

    Informativeness(List<Labelled> labelled) {
        this.labelled = List.copyOf(labelled);
        // Laplace's rule of succession: a half where nothing is known.
        this.share = (labelled.stream().filter(Labelled::good).count() + 1.0) / (labelled.size() + 2.0);
    }

    /** In the order of the interactions. */
    List<Worth> of(List<Asked> pool) {
        double[] densities = densities(pool);
        List<Worth> worths = new ArrayList<>();
        for (int i = 0; i < pool.size(); i++) {
            worths.add(new Worth(pool.get(i), uncertainty(pool.get(i)), densities[i]));
        }
        return worths;
    }

    private double uncertainty(Asked one) {
        return OF_LABEL * entropy(good(one))
                + (1 - OF_LABEL) * (1 - one.classes().domainConfidence());
    }

    /** How likely its answer is good, above 0 and below 1. */
    private double good(Asked one) {
        record Near(double weight, boolean good) {}
        List<Near> nearest = labelled.stream()
                .map(other -> new Near(Vectors.likeness(one.encoded(), other.encoded()), other.good()))
                .sorted(Comparator.comparingDouble(Near::weight).reversed())
                .limit(NEIGHBOURS)
                .toList();
        double good = PRIOR * share;
        double all = PRIOR;
        for (Near near : nearest) {
            good += near.good() ? near.weight() : 0;
            all += near.weight();
        }
        if (one.score() != null) {
            good += (one.score() - 1) / STEPS_OF_A_SCORE;
            all += 1;
        }
        return good / all;
    }

    /** Of a coin that falls on one side with this chance, in bits. */
    static double entropy(double chance) {
        return chance <= 0 || chance >= 1 ? 0 : bits(chance) + bits(1 - chance);
    }

    private static double bits(double chance) {
        return -chance * Math.log(chance) / Math.log(2);
    }

    private static double[] densities(List<Asked> pool) {
        double[] sums = new double[pool.size()];
        for (int i = 0; i < sums.length; i++) {
            for (int j = 0; j < i; j++) {
                double likeness =
                        Vectors.likeness(pool.get(i).encoded(), pool.get(j).encoded());
                sums[i] += likeness;
                sums[j] += likeness;
            }
        }
        Map<VectorSpace, Double> largest = new EnumMap<>(VectorSpace.class);
        for (int i = 0; i < sums.length; i++) {
            largest.merge(pool.get(i).encoded().space(), sums[i], Math::max);
        }
        for (int i = 0; i < sums.length; i++) {
            double most = largest.get(pool.get(i).encoded().space());
            sums[i] = most == 0 ? 1 : sums[i] / most;
        }
        return sums;
    }
}
