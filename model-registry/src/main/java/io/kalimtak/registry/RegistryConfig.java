package io.kalimtak.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the registry. */
@ConfigMapping(prefix = "kalimtak.registry")
public interface RegistryConfig {
    /** Whether a version that passed its gate begins its rollout by itself, one at a time. Off: somebody asks for one. */
    @WithDefault("false")
    boolean autoRollout();

    /** How it does: canary, by the steps below, shadow, with a canary to follow, or immediate. */
    @WithDefault("canary")
    AutoStrategy autoRolloutStrategy();

    /** Shares of traffic that a canary walks through when the caller names none; ascending, the last one is 1. */
    @WithDefault("0.01,0.05,0.25,0.5,1.0")
    @NotEmpty
    List<Double> canarySteps();

    /** How old a half-received artifact must be before a start removes it; no upload takes that long. */
    @WithDefault("24h")
    Duration incomingKept();

    Erasure erasure();

    /** What becomes of versions that were trained on somebody who is erased. They are marked in any case. */
    interface Erasure {
        /** retrain: they serve until the next cycle brings another, and no rollout brings them anywhere. */
        @WithDefault("retrain")
        ErasurePolicy policy();

        /** Why such versions may go on, for the policy accept: it stands in their history. */
        Optional<String> acceptedBecause();
    }

    /** The strategies that need nobody to look on. */
    enum AutoStrategy {
        /** A growing share, moved on and back by measurements. */
        CANARY,
        /** Copies of requests first, then a canary. */
        SHADOW,
        /** All traffic at once. */
        IMMEDIATE
    }

    enum ErasurePolicy {
        /** They go on serving until the next training cycle replaces them, and are promoted no further. */
        RETRAIN,
        /** They stop serving now: the route goes back to a version without such data. */
        QUARANTINE,
        /** They go on as they are, for a recorded reason. */
        ACCEPT
    }
}
