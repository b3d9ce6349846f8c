package io.kalimtak.registry.decision;

import io.kalimtak.registry.decision.OffPolicy.Rated;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Predicts a rating from arm and context: the context's mean, drawn towards the arm's, which is drawn towards everybody's, each
 * by as much as {@value #PRIOR} ratings weigh. Two models, each of the half of the people that the other predicts.
 */
final class RewardModel {
    /** A context with so many ratings is believed half, and the mean above it half. */
    private static final double PRIOR = 10;

    private final List<Half> halves = List.of(new Half(), new Half());

    private static final class Sums {
        private long count;
        private double sum;

        private void add(Rated rated) {
            count += rated.count();
            sum += rated.sum();
        }

        private double drawnTo(double mean) {
            return (sum + PRIOR * mean) / (count + PRIOR);
        }
    }

    private static final class Half {
        private final Sums all = new Sums();
        private final Map<String, Sums> byArm = new HashMap<>();
        private final Map<String, Map<String, Sums>> byContext = new HashMap<>();

        private void add(Rated rated) {
            all.add(rated);
            byArm.computeIfAbsent(rated.arm(), arm -> new Sums()).add(rated);
            byContext
                    .computeIfAbsent(rated.arm(), arm -> new HashMap<>())
                    .computeIfAbsent(rated.context(), context -> new Sums())
                    .add(rated);
        }

        private double mean(String arm, String context) {
            double everybody = all.count == 0 ? 0 : all.sum / all.count;
            Sums ofArm = byArm.get(arm);
            if (ofArm == null) {
                return everybody;
            }
            double armMean = ofArm.drawnTo(everybody);
            Sums ofContext = byContext.get(arm).get(context);
            return ofContext == null ? armMean : ofContext.drawnTo(armMean);
        }
    }

    private RewardModel() {}

    static RewardModel of(List<Rated> ratings) {
        RewardModel model = new RewardModel();
        ratings.forEach(rated -> model.halves.get(1 - half(rated.person())).add(rated));
        return model;
    }

    /** By the model that has nothing of this person. */
    double predict(long person, String arm, String context) {
        return halves.get(half(person)).mean(arm, context);
    }

    /** A number's last bit may mean something; the sum of its bits does not. */
    private static int half(long person) {
        return Long.bitCount(person * 0x9E3779B97F4A7C15L) & 1;
    }
}
