package io.kalimtak.registry.rollout;

import io.kalimtak.registry.decision.Guard;
import io.kalimtak.registry.decision.Measure;
import io.kalimtak.registry.decision.Policy;
import io.kalimtak.registry.rollout.DecisionConfig.MeasureGuard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The policy that the configuration asks for; a setting that makes no sense stops the start and is named. */
@ApplicationScoped
class RolloutPolicy {
    /** A guard before its part of alpha is known. */
    private record Terms(double margin, double effect, long minPeople) {}

    /** Margins: what people hardly notice. Effects: what should be found soon. 30 people: the least for a mean to be normal. */
    private static final Map<Measure, Terms> DEFAULTS = new EnumMap<>(Map.of(
            Measure.SCORE, new Terms(0.2, 0.3, 30),
            Measure.SATISFIED, new Terms(0.1, 0.15, 30),
            Measure.REFUSALS, new Terms(0.02, 0.05, 30),
            Measure.COST, new Terms(0.25, 0.25, 30),
            Measure.ACCEPTED, new Terms(0.05, 0.1, 30),
            Measure.ERRORS, new Terms(0.01, 0.02, 30),
            Measure.LATENCY, new Terms(0.25, 0.25, 30),
            Measure.LENGTH, new Terms(0.5, 0.5, 30)));

    private final Policy policy;

    RolloutPolicy(DecisionConfig config) {
        this.policy = policy(config);
    }

    Policy get() {
        return policy;
    }

    /** Ratings get half of alpha, the other measures equal parts of the rest: their sum bounds all false alarms together. */
    private static Policy policy(DecisionConfig config) {
        check(config.guards());
        Map<Measure, Terms> watched = new TreeMap<>();
        DEFAULTS.forEach((measure, terms) ->
                watched(measure, terms, config.guards()).ifPresent(found -> watched.put(measure, found)));
        int others = watched.size() - 1;
        Map<Measure, Guard> guards = new EnumMap<>(Measure.class);
        watched.forEach((measure, terms) -> {
            double alpha = others == 0 ? config.alpha() : config.alpha() / 2 / (measure == Measure.SCORE ? 1 : others);
            guards.put(measure, guard(measure, terms, alpha));
        });
        return new Policy(
                guards,
                config.sampleRatioAlpha(),
                config.minRated(),
                config.doubtfulShare(),
                config.minStep(),
                config.maxStep());
    }

    private static void check(Map<String, MeasureGuard> guards) {
        Set<String> known = DEFAULTS.keySet().stream().map(Measure::label).collect(Collectors.toSet());
        guards.forEach((name, guard) -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "kalimtak.registry.decision.guards." + name + " is no measure; there are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
            if (name.equals(Measure.SCORE.label()) && !guard.watched().orElse(true)) {
                throw new IllegalArgumentException(
                        "kalimtak.registry.decision.guards.score.watched is false: a canary is decided by ratings. Set"
                                + " kalimtak.registry.decision.automatic=false to decide by hand");
            }
        });
    }

    private static Optional<Terms> watched(Measure measure, Terms terms, Map<String, MeasureGuard> guards) {
        MeasureGuard guard = guards.get(measure.label());
        if (guard == null) {
            return Optional.of(terms);
        }
        return guard.watched().orElse(true)
                ? Optional.of(new Terms(
                        guard.margin().orElse(terms.margin()),
                        guard.effect().orElse(terms.effect()),
                        guard.minPeople().orElse(terms.minPeople())))
                : Optional.empty();
    }

    private static Guard guard(Measure measure, Terms terms, double alpha) {
        try {
            return new Guard(alpha, terms.margin(), terms.effect(), terms.minPeople());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "kalimtak.registry.decision.guards." + measure.label() + ": " + e.getMessage(), e);
        }
    }
}
