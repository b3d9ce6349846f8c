package io.kalimtak.gateway.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long things are kept. How long answers to Idempotency-Keys are, {@code kalimtak.gateway.idempotency.keep} says. */
@ConfigMapping(prefix = "kalimtak.gateway.retention")
public interface GatewayRetentionConfig {
    /** Files of versions that no routing table names, since they were fetched. A rollback fetches them anew. */
    @WithDefault("30d")
    @DurationMin(days = 1, message = "must be at least 1d")
    Duration models();

    /** Counts of requests. */
    @WithDefault("365d")
    @DurationMin(days = 1, message = "must be at least 1d")
    Duration requestCounts();
}
