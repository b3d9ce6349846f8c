package io.kalimtak.registry.decision;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the mean rating would have been, had one arm answered everybody: from what the arms that did answer got, and from the
 * probability with which each got the answer. Of answers that were rated; whether an arm makes people rate is not in it.
 *
 * <p>Inverse propensity scores (Horvitz and Thompson 1952) weigh each rating of the arm by one over its probability; the
 * doubly robust estimate (Dudík, Langford and Li 2011, "Doubly robust policy evaluation and learning") adds so weighed errors
 * to what a model of ratings predicts for everybody, and is right when either is. The model is fitted on the other half of the
 * people (Chernozhukov and others 2018), so that nobody's rating predicts itself. Variances are by person.
 */
public final class OffPolicy {
    private static final double NORMAL_95 = 1.959963984540054;

    private OffPolicy() {}

    /**
     * Ratings that one person gave one arm under one probability and in one context.
     *
     * @param person any number that is the same for the same person
     * @param probability with which the arm got the answer, in (0, 1]
     * @param context what is known before an arm is chosen, such as tool and language
     * @param count of ratings, above 0
     * @param sum of the ratings
     */
    public record Rated(long person, String arm, double probability, String context, long count, double sum) {
        public Rated {
            if (!(probability > 0 && probability <= 1) || count <= 0) {
                throw new IllegalArgumentException("a probability of " + probability + ", " + count + " ratings");
            }
        }
    }

    /**
     * An estimate with its interval at one look: unlike those that decide, it does not hold at all looks together.
     *
     * @param mean null where the arm has no rating
     * @param lower of the 95 % interval; null where fewer than two people rated
     * @param upper likewise
     */
    public record Estimate(Double mean, Double lower, Double upper) {
        static final Estimate NONE = new Estimate(null, null, null);
    }

    /**
     * What is said of one arm.
     *
     * @param ips by inverse propensity scores, normalised by their sum
     * @param doublyRobust with the model of ratings
     * @param effectiveRatings how many ratings of equal weight the weighed ones are worth (Kish 1965)
     */
    public record Value(Estimate ips, Estimate doublyRobust, double effectiveRatings) {}

    /** The value of answering everybody by {@code arm}. */
    public static Value of(String arm, List<Rated> ratings) {
        if (ratings.stream().noneMatch(rated -> rated.arm().equals(arm))) {
            return new Value(Estimate.NONE, Estimate.NONE, 0);
        }
        RewardModel model = RewardModel.of(ratings);
        return new Value(ips(arm, ratings), doublyRobust(arm, ratings, model), effective(arm, ratings));
    }

    /** Normalised: without it an arm that by chance got a tenth more than its share would seem a tenth better. */
    private static Estimate ips(String arm, List<Rated> ratings) {
        return ratio(ratings, rated -> weight(arm, rated) * rated.sum(), rated -> weight(arm, rated) * rated.count());
    }

    private static Estimate doublyRobust(String arm, List<Rated> ratings, RewardModel model) {
        ToDoubleFunction<Rated> scored = rated -> {
            double predicted = model.predict(rated.person(), arm, rated.context()) * rated.count();
            return predicted + weight(arm, rated) * (rated.sum() - predicted);
        };
        return ratio(ratings, scored, Rated::count);
    }

    private static double weight(String arm, Rated rated) {
        return rated.arm().equals(arm) ? 1 / rated.probability() : 0;
    }

    private static double effective(String arm, List<Rated> ratings) {
        double sum = 0;
        double squares = 0;
        for (Rated rated : ratings) {
            double weight = weight(arm, rated);
            sum += weight * rated.count();
            squares += weight * weight * rated.count();
        }
        return sum * sum / squares;
    }

    /** The ratio of two sums with its variance by people (linearisation, as for cluster samples: Cochran 1977, chapter 6). */
    private static Estimate ratio(
            List<Rated> ratings, ToDoubleFunction<Rated> numerator, ToDoubleFunction<Rated> denominator) {
        Map<Long, double[]> people = new HashMap<>();
        double[] total = new double[2];
        for (Rated rated : ratings) {
            double[] own = people.computeIfAbsent(rated.person(), person -> new double[2]);
            double[] parts = {numerator.applyAsDouble(rated), denominator.applyAsDouble(rated)};
            Arrays.setAll(own, i -> own[i] + parts[i]);
            Arrays.setAll(total, i -> total[i] + parts[i]);
        }
        double mean = total[0] / total[1];
        if (people.size() < 2) {
            return new Estimate(mean, null, null);
        }
        double squares = people.values().stream()
                .mapToDouble(own -> own[0] - mean * own[1])
                .map(residual -> residual * residual)
                .sum();
        double correction = people.size() / (people.size() - 1.0);
        double half = NORMAL_95 * Math.sqrt(squares * correction) / total[1];
        return new Estimate(mean, mean - half, mean + half);
    }
}
