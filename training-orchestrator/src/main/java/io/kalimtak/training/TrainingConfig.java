package io.kalimtak.training;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings of the training orchestrator. */
@ConfigMapping(prefix = "kalimtak.training")
public interface TrainingConfig {
    /** The launcher of an order that names none. */
    @WithDefault("embedded")
    String launcher();

    /** The method of an order that names none: sft, dpo or kto. */
    @WithDefault("sft")
    String method();

    /** How long an order waits for a training set whose event may still be on its way. */
    @WithDefault("3s")
    Duration setWait();

    Worker worker();

    Embedded embedded();

    Timeouts timeout();

    Registry registry();

    Gate gate();

    Schedule schedule();

    /** Training of the embedded engine. */
    interface Embedded {
        /**
         * How many people must use a line before answers quote it. One suits public or licensed data alone: a single
         * person's words would be shown to others.
         */
        @WithDefault("2")
        @Min(1)
        int minSources();

        /** The most heap that a training may take, in a process of its own; the sentence encoder takes some 200 MB beside it. */
        @WithDefault("1g")
        MemorySize heap();

        /** How far a training gives way to others on the processor: 0 not at all, 19 most (nice of POSIX). */
        @WithDefault("10")
        @Min(0)
        @Max(19)
        int niceness();
    }

    interface Worker {
        /** How often an idle replica looks for work. */
        @WithDefault("500ms")
        Duration poll();

        /** How often the one who works says so; cancelling is noticed as fast. */
        @WithDefault("1s")
        Duration heartbeat();

        /** Work whose worker was silent for this long is taken over. */
        @WithDefault("30s")
        Duration lease();

        /** First pause after a failure that may pass; it doubles up to {@link #retryMax()}. */
        @WithDefault("1s")
        Duration retryFirst();

        /** Longest pause between two tries. */
        @WithDefault("1m")
        Duration retryMax();
    }

    /** How long a run may stay in a state before it fails, waiting for servers included. */
    interface Timeouts {
        /** Waiting for another run of the same target. */
        @WithDefault("7d")
        Duration queued();

        @WithDefault("1h")
        Duration preparing();

        @WithDefault("6h")
        Duration training();

        @WithDefault("6h")
        Duration evaluating();

        /** A trained and proven version is worth waiting a day for the registry. */
        @WithDefault("1d")
        Duration registering();
    }

    interface Registry {
        /** Where the model registry answers; without it, where every service is told that the registry is. */
        @WithDefault("${kalimtak.services.registry.url:http://127.0.0.1:8085}")
        URI url();

        /** The longest that one call may take, transfer of an artifact included. */
        @WithDefault("2m")
        Duration timeout();

        /** The route whose live version candidates are compared with. */
        @WithDefault("default")
        String route();
    }

    /** Bounds of the promotion gate; docs/metrics.md defines the metrics. What cannot be stops the start. */
    interface Gate {
        /** A set with fewer held-out rows proves nothing: its run is rejected before it trains. */
        @WithDefault("10")
        @Min(1)
        int minEvalRows();

        /** The metric on which a candidate must be better beyond chance: a mean over rows. */
        @WithDefault("accuracy_cosine")
        String betterOn();

        /**
         * How far other metrics may get worse, by their names. Without any: chrf 0.005, rouge_l 0.01 and distinct_2 a tenth of
         * live's. What is set here is set beside these and, of the same metric, in their place.
         */
        Map<String, Guard> guards();

        /** Of the paired bootstrap's intervals. */
        @WithDefault("0.95")
        double confidence();

        @WithDefault("2000")
        @Min(100)
        int resamples();

        /** A slice of fewer held-out rows is not checked. */
        @WithDefault("30")
        int minSliceSize();

        /** How far the cosine of a slice may fall. */
        @WithDefault("0.02")
        double maxSliceLoss();

        /** A golden set of fewer rows is measured and not checked. */
        @WithDefault("30")
        int minGoldenRows();

        /** How far the cosine on the golden set may fall. */
        @WithDefault("0.02")
        double maxGoldenLoss();

        @WithDefault("250")
        double maxLatencyP99Ms();

        /** Held-out rows that a report quotes. */
        @WithDefault("5")
        @Min(0)
        @Max(5)
        int examples();

        /** Removed: guards.chrf.max-loss. */
        Optional<String> maxChrfLoss();

        /** Removed: guards.rouge_l.max-loss. */
        Optional<String> maxRougeLoss();

        /** Removed: guards.distinct_2.max-loss, a share of live's that may be lost. */
        Optional<String> minDistinct2Share();
    }

    /** How far a metric may get worse. */
    interface Guard {
        /** The most, from 0; required where the metric is not guarded by default. */
        Optional<Double> maxLoss();

        /** Whether that is a share of live's value. */
        Optional<Boolean> relative();

        /** What must keep to it: mean, or interval (its worse end). */
        Optional<String> by();

        /** Takes a default guard away. */
        @WithDefault("true")
        boolean enabled();
    }

    /** Quartz cron expressions, UTC; {@code off} disables one. */
    interface Schedule {
        /** Weekly training: Monday 03:00. */
        @WithDefault("0 0 3 ? * MON")
        String training();

        /** Monthly evaluation of the live version: the first, 04:00. */
        @WithDefault("0 0 4 1 * ?")
        String evaluation();

        /**
         * Rows of the newest set, held-out ones included, that the set learnt from last did not have: with fewer the
         * weekly training is skipped. 0 trains on every new set.
         */
        @WithDefault("50")
        @Min(0)
        int minNewRows();

        /** Removing what runs that are over have left running elsewhere: every hour. */
        @WithDefault("0 30 * * * ?")
        String sweep();
    }
}
