package io.kalimtak.gateway.keys;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.kalimtak.gateway.GatewayConfig;
import io.kalimtak.kit.problem.ProblemException;
import io.kalimtak.kit.problem.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A token bucket a key and replica: so many calls a minute, evenly refilled, and at most ten seconds' worth at once.
 * With several replicas a key may call as often on each; a limit over all of them would cost every call a round trip.
 */
@ApplicationScoped
class RateLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int BURSTS_A_MINUTE = 6;

    /** A bucket and the rate it was made for: a key whose rate has changed gets another. */
    private record Limit(int ratePerMinute, Bucket bucket) {}

    private final Map<UUID, Limit> limits = new ConcurrentHashMap<>();
    private final GatewayConfig config;
    private final MeterRegistry metrics;

    RateLimits(GatewayConfig config, MeterRegistry metrics) {
        this.config = config;
        this.metrics = metrics;
    }

    /** Takes one call from the key's bucket. Throws a 429 problem, with the time to wait, when there is none left. */
    void take(ApiKey key) {
        int rate = key.ratePerMinute() == null ? config.keys().ratePerMinute() : key.ratePerMinute();
        Limit limit = limits.compute(
                key.id(), (id, known) -> known != null && known.ratePerMinute() == rate ? known : fresh(rate));
        ConsumptionProbe probe = limit.bucket().tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            metrics.counter("kalimtak_gateway_rate_limited", "role", key.role().label())
                    .increment();
            throw ProblemException.retryLater(
                    ProblemType.TOO_MANY_REQUESTS,
                    "This key may call " + rate + " times a minute. Wait as long as Retry-After says, or ask an"
                            + " administrator for a higher limit.",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
        }
    }

    /** Forgets full buckets: a new one is the same. */
    void forgetIdle() {
        limits.values().removeIf(limit -> limit.bucket().getAvailableTokens() >= capacity(limit.ratePerMinute()));
    }

    private static int capacity(int rate) {
        return Math.max(1, rate / BURSTS_A_MINUTE);
    }

    private static Limit fresh(int rate) {
        Bandwidth bandwidth = Bandwidth.builder()
                .capacity(capacity(rate))
                .refillGreedy(rate, MINUTE)
                .build();
        return new Limit(rate, Bucket.builder().addLimit(bandwidth).build());
    }
}
