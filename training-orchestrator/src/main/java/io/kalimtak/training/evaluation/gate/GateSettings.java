package io.kalimtak.training.evaluation.gate;

import io.kalimtak.prompt.GateGuard;
import io.kalimtak.prompt.GateOptions;
import io.kalimtak.prompt.Metric;
import io.kalimtak.training.TrainingConfig;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The gate's options, read from the configuration. What cannot be (a metric that does not exist, a number out of range, a
 * key that was removed) stops the start with the key and what to write instead: a gate that was set up wrongly would be
 * noticed only by the versions that it lets through.
 */
@Startup
@Singleton
public class GateSettings {
    private static final String PREFIX = "kalimtak.training.gate.";
    private static final int FEWEST_RESAMPLES = 100;

    private final GateOptions options;

    /** Throws IllegalArgumentException that names the key. */
    public GateSettings(TrainingConfig config) {
        TrainingConfig.Gate gate = config.gate();
        refuse("max-chrf-loss", gate.maxChrfLoss(), "guards.chrf.max-loss");
        refuse("max-rouge-loss", gate.maxRougeLoss(), "guards.rouge_l.max-loss");
        refuse(
                "min-distinct2-share",
                gate.minDistinct2Share(),
                "guards.distinct_2.max-loss, the share of live's that may be lost (0.1 where this was 0.9)");
        require(gate.confidence() > 0 && gate.confidence() < 1, "confidence", gate.confidence(), "between 0 and 1");
        require(gate.resamples() >= FEWEST_RESAMPLES, "resamples", gate.resamples(), "at least " + FEWEST_RESAMPLES);
        require(gate.minEvalRows() >= 1, "min-eval-rows", gate.minEvalRows(), "at least 1");
        require(gate.minSliceSize() >= 1, "min-slice-size", gate.minSliceSize(), "at least 1");
        require(gate.minGoldenRows() >= 1, "min-golden-rows", gate.minGoldenRows(), "at least 1");
        loss("max-slice-loss", gate.maxSliceLoss());
        loss("max-golden-loss", gate.maxGoldenLoss());
        require(gate.maxLatencyP99Ms() > 0, "max-latency-p99-ms", gate.maxLatencyP99Ms(), "above 0");
        this.options = new GateOptions(
                ofRows("better-on", metric("better-on", gate.betterOn())),
                gate.confidence(),
                gate.resamples(),
                guards(gate.guards()),
                gate.minSliceSize(),
                gate.maxSliceLoss(),
                gate.minGoldenRows(),
                gate.maxGoldenLoss(),
                gate.maxLatencyP99Ms());
    }

    public GateOptions options() {
        return options;
    }

    private static Map<Metric, GateGuard> guards(Map<String, TrainingConfig.Guard> configured) {
        Map<Metric, GateGuard> guards = new EnumMap<>(Metric.class);
        guards.putAll(GateOptions.defaultGuards());
        configured.forEach((name, guard) -> {
            String key = "guards." + name;
            Metric metric = metric(key, name);
            if (guard.enabled()) {
                guards.put(metric, guard(key, metric, guard, guards.get(metric)));
            } else {
                guards.remove(metric);
            }
        });
        return guards;
    }

    /** @param before what guards the metric by default, or null */
    private static GateGuard guard(String key, Metric metric, TrainingConfig.Guard guard, GateGuard before) {
        double most = guard.maxLoss()
                .or(() -> Optional.ofNullable(before).map(GateGuard::maxLoss))
                .orElseThrow(() -> wrong(
                        key + ".max-loss",
                        "is missing: say how far " + metric.label() + " may get worse, a number from 0."));
        loss(key + ".max-loss", most);
        boolean relative = guard.relative().orElse(before != null && before.relative());
        GateGuard.By by =
                guard.by().map(text -> by(key + ".by", text)).orElse(before == null ? GateGuard.By.MEAN : before.by());
        if (by == GateGuard.By.INTERVAL) {
            ofRows(key + ".by", metric);
        }
        return new GateGuard(most, relative, by);
    }

    private static GateGuard.By by(String key, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "mean" -> GateGuard.By.MEAN;
            case "interval" -> GateGuard.By.INTERVAL;
            default -> throw wrong(key, "is " + text + ": write mean or interval.");
        };
    }

    private static Metric metric(String key, String name) {
        return Metric.of(name)
                .orElseThrow(() ->
                        wrong(key, "names " + name + ", which is no metric. There are: " + Metric.labels() + "."));
    }

    private static Metric ofRows(String key, Metric metric) {
        if (!metric.ofRows()) {
            throw wrong(
                    key,
                    "asks for an interval of " + metric.label()
                            + ", which is no mean over rows. Take one that is, or decide by the mean.");
        }
        return metric;
    }

    private static void loss(String key, double value) {
        require(value >= 0 && Double.isFinite(value), key, value, "a number from 0");
    }

    private static void require(boolean met, String key, double value, String range) {
        if (!met) {
            throw wrong(key, "is " + value + ": it must be " + range + ".");
        }
    }

    private static void refuse(String key, Optional<String> value, String successor) {
        if (value.isPresent()) {
            throw wrong(key, "was removed: set " + PREFIX + successor + " instead.");
        }
    }

    private static IllegalArgumentException wrong(String key, String what) {
        return new IllegalArgumentException(PREFIX + key + " " + what);
    }
}
